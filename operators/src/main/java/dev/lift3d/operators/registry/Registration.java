package dev.lift3d.operators.registry;

import dev.lift3d.operators.ContentHash;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is written down of a registered operator; the file's name is the operator's.
 *
 * @param family the architecture
 * @param model for people, for example "DINOv2 ViT-S/14 (original layout)"
 * @param licence of the weights
 * @param features channels, stride and offset
 * @param files where the weights are
 * @param settings what of the network is lifted
 */
public record Registration(
    WeightsKind.Family family,
    String model,
    String licence,
    FeatureGrid features,
    Weights files,
    FamilySettings settings) {
  /** Checks that nothing is missing but settings, which have defaults. */
  public Registration {
    settings = settings == null ? FamilySettings.DEFAULTS : settings;
    if (family == null || model == null || features == null || files == null) {
      throw new IllegalArgumentException("family, model, features and files are needed");
    }
    licence = licence == null ? "" : licence;
  }

  /**
   * A weight file, and what belongs to it.
   *
   * @param weights the file's absolute path
   * @param sha256 checksums of the file, its shards and its configuration, by their names in its
   *     folder
   */
  public record Weights(String weights, Map<String, String> sha256) {
    /** Checks that there is a file. */
    public Weights {
      if (weights == null || sha256 == null || sha256.isEmpty() || !Path.of(weights).isAbsolute()) {
        throw new IllegalArgumentException("files need weights, an absolute path, and sha256");
      }
      sha256 = Collections.unmodifiableMap(new TreeMap<>(sha256));
    }

    /**
     * The weight file.
     *
     * @return its path
     */
    public Path path() {
      return Path.of(weights);
    }
  }

  /** What its features depend on; the name is not among it. */
  String identity() {
    ContentHash hash = ContentHash.start().add(family.name()).add(settings.toString());
    return "registered " + hash.add(files.sha256().toString()).hex();
  }
}
