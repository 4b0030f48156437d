package dev.lift3d.operators.sam;

/**
 * How the automatic mask generator looks for regions; the defaults are segment-anything's.
 *
 * @param pointsPerSide points along each side of the grid over the whole picture: 32
 * @param accept which masks are good enough
 * @param crops whether parts of the picture are looked at on their own
 * @param boxOverlap above this overlap of boxes the worse of two masks is dropped, in (0, 1]: 0.7
 * @param leastRegion holes and islands of fewer pixels are removed, 0 for none: 0
 */
public record GeneratorSettings(
    int pointsPerSide, Accept accept, Crops crops, double boxOverlap, int leastRegion) {
  /** What segment-anything does when nothing is said. */
  public static final GeneratorSettings DEFAULT =
      new GeneratorSettings(32, Accept.DEFAULT, Crops.NONE, 0.7, 0);

  /** Checks the ranges. */
  public GeneratorSettings {
    if (pointsPerSide < 1 || leastRegion < 0) {
      throw new IllegalArgumentException(
          "a grid has 1 point or more a side and regions no negative size, found "
              + pointsPerSide
              + " and "
              + leastRegion);
    }
    requireShare("boxOverlap", boxOverlap);
    if (pointsPerSide / Math.pow(crops.coarser, crops.layers) < 1) {
      throw new IllegalArgumentException(
          "a grid of %d points a side is too coarse for %d layers of crops, each %d times coarser"
              .formatted(pointsPerSide, crops.layers, crops.coarser));
    }
  }

  /**
   * Which masks are good enough.
   *
   * @param quality the IoU that the decoder predicts must exceed this: 0.88
   * @param stability least stability: 0.95
   * @param offset how far the threshold is moved to tell the stability, in logits: 1
   */
  public record Accept(double quality, double stability, double offset) {
    /** Segment-anything's. */
    public static final Accept DEFAULT = new Accept(0.88, 0.95, 1);

    /** Checks that the numbers are numbers. */
    public Accept {
      if (!Double.isFinite(quality) || !Double.isFinite(stability) || !(offset >= 0)) {
        throw new IllegalArgumentException(
            "thresholds are numbers and the offset is not negative, found %s, %s, %s"
                .formatted(quality, stability, offset));
      }
    }
  }

  /**
   * Parts of the picture that are looked at on their own, for small things.
   *
   * @param layers layer i has 2^i x 2^i crops; 0 for the whole picture alone, at most 6: 0
   * @param overlap of the first layer's crops, as a share of the shorter side: 512 / 1500
   * @param coarser how many times fewer points along a side each layer has: 1
   * @param boxOverlap above this overlap of boxes from different crops the smaller crop's stays:
   *     0.7
   */
  public record Crops(int layers, double overlap, int coarser, double boxOverlap) {
    /** The whole picture alone. */
    public static final Crops NONE = new Crops(0, 512.0 / 1500, 1, 0.7);

    private static final int MOST = 6;

    /** Checks the ranges. */
    public Crops {
      if (layers < 0 || layers > MOST || coarser < 1 || !(overlap >= 0 && overlap < 1)) {
        throw new IllegalArgumentException(
            "crops have 0 to %d layers, an overlap in [0, 1) and grids 1 or more times coarser,"
                    .formatted(MOST)
                + " found %d, %s, %d".formatted(layers, overlap, coarser));
      }
      requireShare("boxOverlap", boxOverlap);
    }

    /**
     * The same with another number of layers.
     *
     * @param count layers
     * @return the settings
     */
    public Crops withLayers(int count) {
      return new Crops(count, overlap, coarser, boxOverlap);
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is in (0, 1], found " + value);
    }
  }

  /**
   * The same with another grid.
   *
   * @param points along each side
   * @return the settings
   */
  public GeneratorSettings withPointsPerSide(int points) {
    return new GeneratorSettings(points, accept, crops, boxOverlap, leastRegion);
  }

  /**
   * The same with another idea of good enough.
   *
   * @param other which masks are
   * @return the settings
   */
  public GeneratorSettings withAccept(Accept other) {
    return new GeneratorSettings(pointsPerSide, other, crops, boxOverlap, leastRegion);
  }

  /**
   * The same with other crops.
   *
   * @param other the crops
   * @return the settings
   */
  public GeneratorSettings withCrops(Crops other) {
    return new GeneratorSettings(pointsPerSide, accept, other, boxOverlap, leastRegion);
  }

  /**
   * The same with small regions removed.
   *
   * @param pixels least pixels of a hole or island
   * @return the settings
   */
  public GeneratorSettings withLeastRegion(int pixels) {
    return new GeneratorSettings(pointsPerSide, accept, crops, boxOverlap, pixels);
  }
}
