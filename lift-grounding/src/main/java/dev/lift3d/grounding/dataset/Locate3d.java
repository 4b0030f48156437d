package dev.lift3d.grounding.dataset;

import dev.lift3d.core.procedural.shape.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries of Locate-3D (Arnaud et al., 2025) and ScanEnts3D (Abdelreheem et al., 2022): each entity
 * is a list of tokens and a list of objects, "3_chair"; Locate-3D adds a box for each entity,
 * {@code [[xmin, xmax], [ymin, ymax], [zmin, zmax]]}.
 */
final class Locate3d {
  private Locate3d() {}

  static GroundedSentence sentence(Json entry) {
    String text = entry.get("description").text();
    List<Span> tokens = tokens(text, entry.get("token"));
    List<Json> entities = entry.get("entities").list();
    List<Json> boxes = entry.has("gt_boxes") ? entry.get("gt_boxes").list() : List.of();
    if (!boxes.isEmpty() && boxes.size() != entities.size()) {
      throw entry.error(boxes.size() + " boxes for " + entities.size() + " entities");
    }
    int target = entry.get("object_id").count();
    String name = Words.plain(entry.has("object_name") ? entry.get("object_name").word() : "");
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < entities.size(); i++) {
      List<Bounds> box = boxes.isEmpty() ? List.of() : List.of(box(boxes.get(i)));
      Mention mention = mention(entities.get(i), text, tokens, box);
      if (mention.objects().contains(target)) {
        mentions.add(
            0,
            new Mention(
                Mention.Role.TARGET, name, mention.spans(), mention.objects(), mention.boxes()));
      } else {
        mentions.add(mention);
      }
    }
    if (mentions.isEmpty() || mentions.get(0).role() != Mention.Role.TARGET) {
      mentions.add(
          0,
          new Mention(
              Mention.Role.TARGET, name, Words.only(text, name), List.of(target), List.of()));
    }
    Map<String, String> details = new LinkedHashMap<>(ScanRefer.details(entry));
    if (entry.has("scene_dataset")) {
      details.put("scene_dataset", entry.get("scene_dataset").word());
    }
    return new GroundedSentence(entry.get("scene_id").word(), text, "", mentions, details);
  }

  /** Where each token stands; tokens follow one another, but what is between them is lost. */
  private static List<Span> tokens(String text, Json list) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (Json token : list.list()) {
      String word = token.text();
      int at =
          word.isEmpty()
              ? -1
              : text.regionMatches(true, from, word, 0, word.length())
                  ? from
                  : find(text, word, from);
      if (at < 0) {
        spans.add(null);
        continue;
      }
      spans.add(new Span(at, at + word.length()));
      from = at + word.length();
    }
    return spans;
  }

  private static int find(String text, String word, int from) {
    for (int at = from; at + word.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, word, 0, word.length())) {
        return at;
      }
    }
    return -1;
  }

  private static Mention mention(Json entity, String text, List<Span> tokens, List<Bounds> box) {
    List<Json> parts = entity.list();
    if (parts.size() != 2) {
      throw entity.error("an entity has a list of tokens and a list of objects");
    }
    List<Span> spans = new ArrayList<>();
    for (Json index : parts.get(0).list()) {
      if (index.count() >= tokens.size()) {
        throw index.error("there are " + tokens.size() + " tokens");
      }
      Span token = tokens.get(index.count());
      if (token != null) {
        append(spans, token, text);
      }
    }
    List<Integer> objects = new ArrayList<>();
    for (Json object : parts.get(1).list()) {
      String id = object.word().split("_", 2)[0];
      try {
        objects.add(Integer.parseInt(id));
      } catch (NumberFormatException e) {
        throw object.error("an object is a number and a name, as 3_chair");
      }
    }
    String name = spans.isEmpty() ? "" : spans.get(0).in(text);
    return new Mention(
        Mention.Role.ANCHOR, name, spans, objects, objects.size() == 1 ? box : List.of());
  }

  /** Joins tokens with only white space between them. */
  private static void append(List<Span> spans, Span token, String text) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last != null
        && last.end() <= token.start()
        && text.substring(last.end(), token.start()).isBlank()) {
      spans.set(spans.size() - 1, new Span(last.start(), token.end()));
    } else {
      spans.add(token);
    }
  }

  private static Bounds box(Json box) {
    List<Json> axes = box.list();
    double[] v = new double[6];
    for (int axis = 0; axis < 3; axis++) {
      List<Json> ends = axes.size() == 3 ? axes.get(axis).list() : List.of();
      if (ends.size() != 2) {
        throw box.error("a box is [[xmin, xmax], [ymin, ymax], [zmin, zmax]]");
      }
      v[axis] = ends.get(0).number();
      v[axis + 3] = ends.get(1).number();
      if (v[axis + 3] < v[axis]) {
        throw box.error("ends before it begins");
      }
    }
    return new Bounds(v[0], v[1], v[2], v[3], v[4], v[5]);
  }
}
