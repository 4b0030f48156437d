package dev.lift3d.grounding.splat;

import java.util.Objects;

/**
 * Everything that decides what a picture of Gaussians looks like; presets follow the renderers in
 * use.
 *
 * @param projection how Gaussians become ellipses
 * @param blending how ellipses are composited
 * @param antialiasing whether opacity makes up for the blur
 * @param depth which depth is shown
 */
public record SplatSettings(
    ProjectionSettings projection,
    BlendSettings blending,
    Antialiasing antialiasing,
    DepthChannel depth) {
  /** gsplat 1.5.3, classic mode, no depth: the default of this library. */
  public static final SplatSettings GSPLAT_1_5_3 =
      new SplatSettings(
          ProjectionSettings.GSPLAT,
          BlendSettings.GSPLAT_1_5_3,
          Antialiasing.OFF,
          DepthChannel.NONE);

  /** gsplat 1.6 (development version of August 2026): alpha is limited to 0.99. */
  public static final SplatSettings GSPLAT_1_6 =
      new SplatSettings(
          ProjectionSettings.GSPLAT, BlendSettings.LIMIT_99, Antialiasing.OFF, DepthChannel.NONE);

  /** The original of 2023 (graphdeco-inria). */
  public static final SplatSettings INRIA =
      new SplatSettings(
          ProjectionSettings.INRIA, BlendSettings.LIMIT_99, Antialiasing.OFF, DepthChannel.NONE);

  private static final double COMPENSATION_FLOOR_1_6 = 0.005;

  /**
   * The antialiased mode: opacity is multiplied by sqrt(det before blur / det after).
   *
   * @param on whether
   * @param floor smallest factor, in [0, 1)
   */
  public record Antialiasing(boolean on, double floor) {
    /** The classic mode. */
    public static final Antialiasing OFF = new Antialiasing(false, 0);

    /** Checks the range. */
    public Antialiasing {
      if (!(floor >= 0 && floor < 1)) {
        throw new IllegalArgumentException("the floor must lie in [0, 1), found " + floor);
      }
    }
  }

  /** Checks that all parts are there. */
  public SplatSettings {
    Objects.requireNonNull(projection, "projection");
    Objects.requireNonNull(blending, "blending");
    Objects.requireNonNull(antialiasing, "antialiasing");
    Objects.requireNonNull(depth, "depth");
  }

  /**
   * The antialiased mode of the same renderer: gsplat 1.5.3 without a floor, 1.6 with 0.005.
   *
   * @return settings
   */
  public SplatSettings antialiased() {
    double floor = blending.equals(BlendSettings.LIMIT_99) ? COMPENSATION_FLOOR_1_6 : 0;
    return new SplatSettings(projection, blending, new Antialiasing(true, floor), depth);
  }

  /**
   * The same with a depth.
   *
   * @param channel which depth is shown
   * @return settings
   */
  public SplatSettings withDepth(DepthChannel channel) {
    return new SplatSettings(projection, blending, antialiasing, channel);
  }

  /**
   * The same with another projection.
   *
   * @param other how Gaussians become ellipses
   * @return settings
   */
  public SplatSettings withProjection(ProjectionSettings other) {
    return new SplatSettings(other, blending, antialiasing, depth);
  }

  /**
   * The same with another blending.
   *
   * @param other how ellipses are composited
   * @return settings
   */
  public SplatSettings withBlending(BlendSettings other) {
    return new SplatSettings(projection, other, antialiasing, depth);
  }

  boolean showsDepth() {
    return depth != DepthChannel.NONE;
  }
}
