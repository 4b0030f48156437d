package dev.lift3d.epipolar;

/**
 * The size and the numerics of an {@link Aggregator}.
 *
 * @param conventions original or corrected numerics
 * @param channels C, image-feature channels without the three colours
 * @param directionWidth hidden width of the network on viewing differences
 * @param poolWidth hidden width after pooling over views
 * @param viewWidth channels kept for each view
 * @param geometryWidth hidden width of the network that makes the density's features
 * @param rayWidth channels of the density's features along the ray, a multiple of 4 (the heads)
 * @param antiAliasPooling whether pooling prefers views near the target's direction
 */
public record AggregatorSettings(
    Conventions conventions,
    int channels,
    int directionWidth,
    int poolWidth,
    int viewWidth,
    int geometryWidth,
    int rayWidth,
    boolean antiAliasPooling) {
  /** The original's size: 20,136 parameters. */
  public static final AggregatorSettings IBRNET =
      new AggregatorSettings(Conventions.IBRNET, 32, 16, 64, 32, 64, 16, true);

  /** A size that trains and runs on two cores. */
  public static final AggregatorSettings COMPACT =
      new AggregatorSettings(Conventions.CORRECTED, 16, 16, 32, 24, 32, 16, true);

  /** Checks the ranges. */
  public AggregatorSettings {
    if (channels < 1 || directionWidth < 1 || poolWidth < 1 || viewWidth < 1 || geometryWidth < 1) {
      throw new IllegalArgumentException("every width must be at least 1");
    }
    if (rayWidth < 4 || rayWidth % 4 != 0) {
      throw new IllegalArgumentException("rayWidth must be a multiple of 4, found " + rayWidth);
    }
  }

  /**
   * The same without anti-aliased pooling.
   *
   * @return plain pooling over valid views
   */
  public AggregatorSettings withoutAntiAliasPooling() {
    return new AggregatorSettings(
        conventions,
        channels,
        directionWidth,
        poolWidth,
        viewWidth,
        geometryWidth,
        rayWidth,
        false);
  }

  /**
   * The non-linearity: the original's ELU, or ReLU, which costs a tenth on a processor.
   *
   * @return a TorchScript function name
   */
  String activation() {
    return conventions == Conventions.IBRNET ? "torch.elu" : "torch.relu";
  }
}
