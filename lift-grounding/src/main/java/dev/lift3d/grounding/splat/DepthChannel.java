package dev.lift3d.grounding.splat;

/** Which depth a picture shows; depth is z along the camera axis, its background is 0. */
public enum DepthChannel {
  /** None. */
  NONE,
  /** Sum of weight times depth, gsplat's mode D. */
  ACCUMULATED,
  /** That sum divided by alpha, at least 1e-10: gsplat's mode ED. */
  EXPECTED;

  /** Smallest divisor of the expected depth. */
  static final double SMALLEST_ALPHA = 1e-10;
}
