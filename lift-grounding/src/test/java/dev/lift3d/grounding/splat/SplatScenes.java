package dev.lift3d.grounding.splat;

import dev.lift3d.core.geometry.Intrinsics;
import java.util.Optional;
import java.util.SplittableRandom;

/** Gaussians and cameras from a seed. */
final class SplatScenes {
  private SplatScenes() {}

  /**
   * Gaussians in front of {@link #camera}, some behind it and beside the picture.
   *
   * @param count how many
   * @param channels beside harmonics
   * @param degree of harmonics, -1 for none
   */
  static Gaussians gaussians(int count, int channels, int degree, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] means = new float[3 * count];
    float[] scales = new float[3 * count];
    float[] opacities = new float[count];
    for (int n = 0; n < count; n++) {
      double z = n % 17 == 3 ? -1 : 1 + 4 * random.nextDouble();
      means[3 * n] = (float) (1.4 * z * (random.nextDouble() - 0.5));
      means[3 * n + 1] = (float) (1.4 * z * (random.nextDouble() - 0.5));
      means[3 * n + 2] = (float) z;
      for (int k = 0; k < 3; k++) {
        scales[3 * n + k] = (float) (0.2 * Math.exp(-2.5 * random.nextDouble()));
      }
      opacities[n] = (float) (0.05 + 0.95 * random.nextDouble());
    }
    Optional<Harmonics> harmonics =
        degree < 0
            ? Optional.empty()
            : Optional.of(new Harmonics(degree, 16, uniform(48 * count, -0.5, 0.5, random)));
    return new Gaussians(
        means,
        new GaussianShapes.RotatedScales(uniform(4 * count, -1, 1, random), scales),
        opacities,
        new Appearance(harmonics, channels, uniform(channels * count, -1, 1, random)));
  }

  /** The same with covariances in place of quaternions and scales. */
  static Gaussians withCovariances(Gaussians g) {
    float[] six = GaussianGradients.singles(CovarianceForm.of(GaussianDoubles.of(g)));
    return new Gaussians(
        g.means(), new GaussianShapes.Covariances(six), g.opacities(), g.appearance());
  }

  static float[] uniform(int length, double from, double to, SplittableRandom random) {
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      out[i] = (float) random.nextDouble(from, to);
    }
    return out;
  }

  /** A camera near the origin that looks along z, a little turned, principal point off centre. */
  static SplatCamera camera(int width, int height) {
    double c = Math.cos(0.1);
    double s = Math.sin(0.1);
    return SplatCamera.of(
        new Intrinsics(0.9 * width, 0.95 * width, 0.48 * width, 0.53 * height, width, height),
        new double[] {c, 0, -s, 0.05, 0, 1, 0, -0.03, s, 0, c, 0.1});
  }

  /** A gradient of a picture, random everywhere. */
  static SplatPicture.Gradient upstream(SplatPicture p, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new SplatPicture.Gradient(
        uniform(p.features().length, -1, 1, random),
        uniform(p.depth().length, -1, 1, random),
        uniform(p.alpha().length, -1, 1, random));
  }
}
