package dev.lift3d.correction;

import dev.lift3d.epipolar.AggregatorSettings;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.FeatureNetwork;
import java.util.Objects;

/**
 * Which networks a lifting model is made of. The number of samples is not part of it: it may change
 * from call to call ({@link RaySampling}).
 *
 * @param name how a checkpoint names it
 * @param featureNetwork the image feature network
 * @param aggregator size and numerics of the coarse and of the fine aggregator
 */
public record LiftingSettings(
    String name, FeatureNetwork.Kind featureNetwork, AggregatorSettings aggregator) {
  /** The original IBRNet: for its checkpoints and for parity. */
  public static final LiftingSettings IBRNET =
      new LiftingSettings("ibrnet", FeatureNetwork.Kind.RESUNET, AggregatorSettings.IBRNET);

  /** The size that trains and runs on two cores; the shipped weights are of this kind. */
  public static final LiftingSettings COMPACT =
      new LiftingSettings("compact", FeatureNetwork.Kind.COMPACT, AggregatorSettings.COMPACT);

  /** Checks that the feature network's channels are those the aggregator takes. */
  public LiftingSettings {
    Objects.requireNonNull(name, "name");
    if (featureNetwork.channels() != aggregator.channels()) {
      throw new IllegalArgumentException(
          "the feature network gives "
              + featureNetwork.channels()
              + " channels, the aggregator takes "
              + aggregator.channels());
    }
  }

  /**
   * Finds settings by name.
   *
   * @param name "compact" or "ibrnet"
   * @return the settings
   * @throws IllegalArgumentException if there are none of that name
   */
  public static LiftingSettings named(String name) {
    return switch (name) {
      case "compact" -> COMPACT;
      case "ibrnet" -> IBRNET;
      default ->
          throw new IllegalArgumentException(
              "there are settings \"compact\" and \"ibrnet\", not \"" + name + "\"");
    };
  }

  /**
   * What the networks see of a sample in a view: three colours and the image features.
   *
   * @return K
   */
  public int sampleFeatures() {
    return 3 + aggregator.channels();
  }

  /**
   * The numerics.
   *
   * @return original or corrected
   */
  public Conventions conventions() {
    return aggregator.conventions();
  }
}
