package dev.lift3d.grounding.splat;

/** How far out the slope of the projection is still taken at the Gaussian's own centre. */
public enum FrustumLimit {
  /** The picture and 0.3 tan of half the field of view on each side, as gsplat since 1.5.0. */
  PICTURE_AND_MARGIN,
  /** 1.3 tan of half the field of view around the optical axis, as the original (Inria). */
  AROUND_AXIS;

  private static final double MARGIN = 0.3;

  /**
   * The limits of x / z.
   *
   * @param focal focal length, in pixels
   * @param centre principal point, in pixels
   * @param size picture's extent on this axis, in pixels
   * @return lower and upper limit
   */
  double[] limits(double focal, double centre, int size) {
    double tangent = 0.5 * size / focal;
    return switch (this) {
      case PICTURE_AND_MARGIN ->
          new double[] {
            -(centre / focal + MARGIN * tangent), (size - centre) / focal + MARGIN * tangent
          };
      case AROUND_AXIS -> new double[] {-(1 + MARGIN) * tangent, (1 + MARGIN) * tangent};
    };
  }

  /** The derivative of both limits with respect to the principal point, times the focal length. */
  double slopeInCentre() {
    return this == PICTURE_AND_MARGIN ? -1 : 0;
  }
}
