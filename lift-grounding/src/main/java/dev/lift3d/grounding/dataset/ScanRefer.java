package dev.lift3d.grounding.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries of ScanRefer (Chen et al., ECCV 2020) and Multi3DRefer (Zhang et al., ICCV 2023). */
final class ScanRefer {
  private static final List<String> DETAILS = List.of("ann_id", "eval_type", "unique_multiple");

  private ScanRefer() {}

  static GroundedSentence sentence(Json entry) {
    String text = entry.get("description").text();
    String name = Words.plain(entry.has("object_name") ? entry.get("object_name").word() : "");
    List<Integer> objects =
        entry.has("object_ids")
            ? entry.get("object_ids").list().stream().map(Json::count).toList()
            : List.of(entry.get("object_id").count());
    Mention target =
        new Mention(Mention.Role.TARGET, name, Words.only(text, name), objects, List.of());
    return new GroundedSentence(
        entry.get("scene_id").word(), text, "", List.of(target), details(entry));
  }

  static Map<String, String> details(Json entry) {
    Map<String, String> details = new LinkedHashMap<>();
    for (String key : DETAILS) {
      if (entry.has(key)) {
        details.put(key, entry.get(key).word());
      }
    }
    return details;
  }
}
