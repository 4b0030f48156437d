package dev.lift3d.correction.point;

import dev.lift3d.epipolar.stereo.SourceDepth;

/**
 * How far a view can be trusted to show a point: confidence c in its depth times the agreement of
 * that depth with the point's, plus (1 - c) times what a view of unknown depth counts. Agreement is
 * exp(-e^2 / 2), where e is the difference of inverse depths in units of {@code tolerance} steps of
 * the depth map. A point behind the surface is hidden, one before it is in empty space: in both
 * cases the view shows something else.
 *
 * @param tolerance steps by which depths may differ, positive
 * @param unknown what a view counts whose depth is not known there, in [0, 1]; 0 leaves it out
 */
public record Visibility(double tolerance, double unknown) {
  /** Two steps; a view of unknown depth counts a tenth of one that agrees. */
  public static final Visibility DEFAULT = new Visibility(2, 0.1);

  /** Checks the ranges. */
  public Visibility {
    if (!(tolerance > 0) || !(unknown >= 0 && unknown <= 1)) {
      throw new IllegalArgumentException(
          "visibility needs a positive tolerance and a weight in [0, 1], found "
              + tolerance
              + ", "
              + unknown);
    }
  }

  /** The weight of a point of depth z at a place given as shares of the image's sides. */
  double of(SourceDepth depth, double x, double y, double z) {
    int texel = depth.texel(x, y);
    double confidence = depth.confidence()[texel];
    double error = (1 / z - depth.inverse()[texel]) / (tolerance * depth.step());
    return confidence * Math.exp(-0.5 * error * error) + (1 - confidence) * unknown;
  }
}
