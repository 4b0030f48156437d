package dev.lift3d.grounding.splat;

/**
 * How the Gaussians of a pixel are composited.
 *
 * @param largestAlpha alpha is limited to this, in (0.5, 1); beyond it only colours get gradients
 * @param smallestAlpha Gaussians of smaller alpha are skipped, in [1e-3, 0.5]
 * @param stop a pixel ends before the first Gaussian that would bring the transmittance to this or
 *     below, in [1e-8, 0.5]
 */
public record BlendSettings(double largestAlpha, double smallestAlpha, double stop) {
  /** gsplat 1.0 to 1.5.3. */
  public static final BlendSettings GSPLAT_1_5_3 = new BlendSettings(0.999, 1 / 255.0, 1e-4);

  /** gsplat 1.6 and the original (Inria). */
  public static final BlendSettings LIMIT_99 = new BlendSettings(0.99, 1 / 255.0, 1e-4);

  /** Checks the ranges. */
  public BlendSettings {
    if (!(largestAlpha > 0.5 && largestAlpha < 1)) {
      throw new IllegalArgumentException(
          "largest alpha must lie in (0.5, 1), found " + largestAlpha);
    }
    if (!(smallestAlpha >= 1e-3 && smallestAlpha <= 0.5)) {
      throw new IllegalArgumentException(
          "smallest alpha must lie in [1e-3, 0.5], found " + smallestAlpha);
    }
    if (!(stop >= 1e-8 && stop <= 0.5)) {
      throw new IllegalArgumentException(
          "the transmittance that stops must lie in [1e-8, 0.5], found " + stop);
    }
  }
}
