package dev.lift3d.grounding.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lift3d.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** This project's own {@code sentences.json}; {@link GroundingFolder} describes it. */
final class OwnSentences {
  static final String FORMAT = "lift3d sentences 1";

  private OwnSentences() {}

  static List<GroundedSentence> read(JsonNode root, Path file) {
    Json json = new Json(root, file.toString());
    if (!json.has("format") || !json.get("format").word().equals(FORMAT)) {
      throw new InputException(file + ": is no file of sentences: its format is not " + FORMAT);
    }
    List<GroundedSentence> sentences = new ArrayList<>();
    for (Json entry : json.get("sentences").list()) {
      sentences.add(sentence(entry));
    }
    return sentences;
  }

  private static GroundedSentence sentence(Json entry) {
    String text = entry.get("text").text();
    List<Mention> mentions = new ArrayList<>();
    for (Json mention : entry.get("mentions").list()) {
      mentions.add(mention(mention, text));
    }
    Map<String, String> details = new LinkedHashMap<>();
    if (entry.has("details")) {
      Json all = entry.get("details");
      all.node().fieldNames().forEachRemaining(k -> details.put(k, all.get(k).word()));
    }
    return new GroundedSentence(
        entry.get("scene").text(), text, entry.get("kind").text(), mentions, details);
  }

  private static Mention mention(Json mention, String text) {
    Mention.Role role =
        switch (mention.get("role").text()) {
          case "target" -> Mention.Role.TARGET;
          case "anchor" -> Mention.Role.ANCHOR;
          default -> throw mention.get("role").error("must be target or anchor");
        };
    List<Span> spans = new ArrayList<>();
    for (Json span : mention.get("spans").list()) {
      List<Json> ends = span.list();
      if (ends.size() != 2
          || ends.get(0).count() >= ends.get(1).count()
          || ends.get(1).count() > text.length()) {
        throw span.error("must be [start, end] within the text");
      }
      spans.add(new Span(ends.get(0).count(), ends.get(1).count()));
    }
    List<Integer> objects = mention.get("objects").list().stream().map(Json::count).toList();
    return new Mention(role, mention.get("name").text(), spans, objects, List.of());
  }

  static JsonNode write(List<GroundedSentence> sentences) {
    ObjectNode root = Json.MAPPER.createObjectNode().put("format", FORMAT);
    ArrayNode list = root.putArray("sentences");
    for (GroundedSentence s : sentences) {
      ObjectNode entry =
          list.addObject().put("scene", s.scene()).put("text", s.text()).put("kind", s.kind());
      ArrayNode mentions = entry.putArray("mentions");
      for (Mention m : s.mentions()) {
        ObjectNode mention =
            mentions
                .addObject()
                .put("role", m.role().name().toLowerCase(Locale.ROOT))
                .put("name", m.name());
        ArrayNode spans = mention.putArray("spans");
        m.spans().forEach(span -> spans.addArray().add(span.start()).add(span.end()));
        ArrayNode objects = mention.putArray("objects");
        m.objects().forEach(objects::add);
      }
      if (!s.details().isEmpty()) {
        ObjectNode details = entry.putObject("details");
        s.details().forEach(details::put);
      }
    }
    return root;
  }
}
