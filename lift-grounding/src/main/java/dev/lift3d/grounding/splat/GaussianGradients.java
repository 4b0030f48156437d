package dev.lift3d.grounding.splat;

/** Gradients of Gaussians, summed over the views that were worked; arrays as the Gaussians' own. */
public final class GaussianGradients {
  private final GaussianDoubles geometry;
  private final float[] features;
  private final double[] harmonics;

  private GaussianGradients(GaussianDoubles.Sizes sizes) {
    geometry = new GaussianDoubles(sizes.geometry());
    features = new float[sizes.count() * sizes.channels()];
    harmonics = new double[3 * sizes.count() * sizes.harmonics()];
  }

  /**
   * Zeros for the gradients of some Gaussians.
   *
   * @param gaussians whose
   * @return zeros
   */
  public static GaussianGradients zeros(Gaussians gaussians) {
    return new GaussianGradients(GaussianDoubles.Sizes.of(gaussians));
  }

  /**
   * Of the centres.
   *
   * @return fresh N x 3
   */
  public float[] means() {
    return singles(geometry.means);
  }

  /**
   * Of the quaternions as they were given, not normalised.
   *
   * @return fresh N x 4, empty if covariances were given
   */
  public float[] quaternions() {
    return singles(geometry.quaternions);
  }

  /**
   * Of the scales.
   *
   * @return fresh N x 3, empty if covariances were given
   */
  public float[] scales() {
    return singles(geometry.scales);
  }

  /**
   * Of the six numbers of each covariance; an off-diagonal number stands for two entries.
   *
   * @return fresh N x 6, empty if quaternions and scales were given
   */
  public float[] covariances() {
    return singles(geometry.covariances);
  }

  /**
   * Of the opacities.
   *
   * @return fresh N
   */
  public float[] opacities() {
    return singles(geometry.opacities);
  }

  /**
   * Of the features.
   *
   * @return N x D, this object's own memory
   */
  public float[] features() {
    return features;
  }

  /**
   * Of the harmonics' coefficients.
   *
   * @return fresh N x K x 3, empty if there are none
   */
  public float[] harmonics() {
    return singles(harmonics);
  }

  GaussianDoubles geometry() {
    return geometry;
  }

  double[] harmonicSums() {
    return harmonics;
  }

  /** Checks that these are gradients of such Gaussians. */
  void require(Gaussians gaussians) {
    GaussianDoubles.Sizes sizes = GaussianDoubles.Sizes.of(gaussians);
    if (geometry.count != sizes.count()
        || features.length != sizes.count() * sizes.channels()
        || harmonics.length != 3 * sizes.count() * sizes.harmonics()
        || (geometry.count > 0 && geometry.scales.length > 0 != sizes.rotated())) {
      throw new IllegalArgumentException("these gradients were made for other Gaussians");
    }
  }

  /** Narrows doubles. */
  static float[] singles(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
