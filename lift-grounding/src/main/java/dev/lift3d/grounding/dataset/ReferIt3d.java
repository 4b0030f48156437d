package dev.lift3d.grounding.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nr3D and Sr3D (Achlioptas et al., "ReferIt3D", ECCV 2020). Sr3D also names the anchors, in lists
 * as Python prints them: {@code "['desk', 'door']"}, {@code "[3, 5]"}.
 */
final class ReferIt3d {
  private static final Pattern ITEM = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\[\\],\\s]+)");
  private static final List<String> DETAILS =
      List.of(
          "assignmentid",
          "stimulus_id",
          "correct_guess",
          "mentions_target_class",
          "uses_object_lang",
          "uses_spatial_lang",
          "uses_color_lang",
          "uses_shape_lang",
          "coarse_reference_type");

  private ReferIt3d() {}

  static List<GroundedSentence> read(Path file) {
    List<GroundedSentence> sentences = new ArrayList<>();
    CsvTable table = CsvTable.read(file);
    table.require(List.of("scan_id", "target_id", "instance_type", "utterance"));
    for (CsvTable.Row row : table.rows()) {
      sentences.add(sentence(row));
    }
    return sentences;
  }

  private static GroundedSentence sentence(CsvTable.Row row) {
    String text = row.text("utterance");
    List<Mention> mentions = new ArrayList<>();
    mentions.add(
        mention(
            Mention.Role.TARGET, text, row.text("instance_type"), List.of(row.count("target_id"))));
    anchors(row, text, mentions);
    Map<String, String> details = new LinkedHashMap<>();
    for (String name : DETAILS) {
      row.optional(name).ifPresent(v -> details.put(name, v));
    }
    String kind = row.optional("reference_type").orElse("");
    return new GroundedSentence(row.text("scan_id"), text, kind, mentions, details);
  }

  private static Mention mention(
      Mention.Role role, String text, String name, List<Integer> objects) {
    String plain = Words.plain(name);
    return new Mention(role, plain, Words.only(text, plain), objects, List.of());
  }

  private static void anchors(CsvTable.Row row, String text, List<Mention> mentions) {
    Optional<String> ids = row.optional("anchor_ids");
    if (ids.isEmpty()) {
      return;
    }
    List<String> numbers = items(ids.get());
    List<String> names = items(row.optional("anchors_types").orElse(""));
    for (int i = 0; i < numbers.size(); i++) {
      try {
        int id = Integer.parseInt(numbers.get(i));
        String name = i < names.size() ? names.get(i) : "";
        mentions.add(mention(Mention.Role.ANCHOR, text, name, List.of(id)));
      } catch (NumberFormatException e) {
        throw row.error("anchor_ids must be a list of whole numbers, found '" + ids.get() + "'");
      }
    }
  }

  private static List<String> items(String list) {
    List<String> items = new ArrayList<>();
    Matcher m = ITEM.matcher(list);
    while (m.find()) {
      items.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3));
    }
    return items;
  }
}
