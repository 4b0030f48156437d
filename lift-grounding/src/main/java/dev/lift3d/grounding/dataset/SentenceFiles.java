package dev.lift3d.grounding.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lift3d.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads files of sentences; what a file is, its content says:
 *
 * <ul>
 *   <li>this project's own {@code sentences.json} ({@link GroundingFolder})
 *   <li>ScanRefer: a JSON list with {@code scene_id, object_id, object_name, description}; and
 *       Multi3DRefer's {@code object_ids}
 *   <li>Locate-3D and ScanEnts3D: the same with {@code token}, {@code entities} and perhaps {@code
 *       gt_boxes}; Locate-3D's own sentences count the objects of one sentence, not of the scene,
 *       so that boxes say where they are
 *   <li>ReferIt3D (Nr3D, Sr3D): CSV with {@code scan_id, target_id, instance_type, utterance}
 * </ul>
 *
 * <p>Where a format does not say which words mean the target, they are looked for by its name and
 * left open if they are not there exactly once.
 */
public final class SentenceFiles {
  private SentenceFiles() {}

  /**
   * Reads all sentences of a file, about whatever scenes.
   *
   * @param file ends in .csv for ReferIt3D; else JSON
   * @return the sentences in the order of the file
   * @throws InputException if the file is missing, broken, or of no known format; the message names
   *     the entry
   */
  public static List<GroundedSentence> read(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      return ReferIt3d.read(file);
    }
    JsonNode root = Json.read(file);
    if (root.isObject()) {
      return OwnSentences.read(root, file);
    }
    if (!root.isArray()) {
      throw new InputException(file + ": holds no list of sentences");
    }
    List<GroundedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < root.size(); i++) {
      Json entry = new Json(root.get(i), file + ": entry " + (i + 1));
      sentences.add(entry.has("entities") ? Locate3d.sentence(entry) : ScanRefer.sentence(entry));
    }
    return sentences;
  }
}
