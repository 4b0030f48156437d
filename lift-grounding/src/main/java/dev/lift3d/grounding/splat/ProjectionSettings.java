package dev.lift3d.grounding.splat;

import dev.lift3d.core.geometry.DepthRange;
import java.util.Objects;

/**
 * How Gaussians become ellipses on the screen.
 *
 * @param range Gaussians whose centre lies nearer or farther are not seen
 * @param blur added to the 2D variances, in square pixels, not negative
 * @param limit how far out the projection's slope follows the Gaussian
 * @param extent how far from its centre a Gaussian is looked at
 * @param smallestRadius Gaussians of no larger radius are not seen, in pixels (gsplat's
 *     radius_clip)
 */
public record ProjectionSettings(
    DepthRange range, double blur, FrustumLimit limit, ScreenExtent extent, double smallestRadius) {
  /** gsplat 1.5.3 and 1.6. */
  public static final ProjectionSettings GSPLAT =
      new ProjectionSettings(
          new DepthRange(0.01, 1e10),
          0.3,
          FrustumLimit.PICTURE_AND_MARGIN,
          ScreenExtent.OPACITY_AWARE,
          0);

  /** The original (Inria). */
  public static final ProjectionSettings INRIA =
      new ProjectionSettings(
          new DepthRange(0.2, 1e10), 0.3, FrustumLimit.AROUND_AXIS, ScreenExtent.SQUARE, 0);

  /** Checks the ranges. */
  public ProjectionSettings {
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(extent, "extent");
    if (!(blur >= 0 && Double.isFinite(blur))) {
      throw new IllegalArgumentException("blur must be finite and not negative, found " + blur);
    }
    if (!(smallestRadius >= 0)) {
      throw new IllegalArgumentException(
          "the smallest radius must not be negative, found " + smallestRadius);
    }
  }

  /**
   * The same with other depths.
   *
   * @param other nearest and farthest centre that is seen
   * @return settings
   */
  public ProjectionSettings withRange(DepthRange other) {
    return new ProjectionSettings(other, blur, limit, extent, smallestRadius);
  }

  /**
   * The same with another extent.
   *
   * @param other how far from its centre a Gaussian is looked at
   * @return settings
   */
  public ProjectionSettings withExtent(ScreenExtent other) {
    return new ProjectionSettings(range, blur, limit, other, smallestRadius);
  }
}
