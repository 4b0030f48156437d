package dev.lift3d.grounding.field;

import java.util.Random;

/** Fields for tests. */
final class SampleGaussians {
  private SampleGaussians() {}

  /** Positions within 8, scales 1 cm to 1 m, colours of the given degree within [-0.9, 0.9]. */
  static Gaussians.Builder random(long seed, int n, int degree) {
    Random random = new Random(seed);
    int k = (degree + 1) * (degree + 1);
    float[] means = new float[3 * n];
    float[] scales = new float[3 * n];
    float[] quaternions = new float[4 * n];
    float[] opacities = new float[n];
    float[] harmonics = new float[3 * k * n];
    for (int i = 0; i < 3 * n; i++) {
      means[i] = 16 * random.nextFloat() - 8;
      scales[i] = (float) Math.exp(-4.6 * random.nextDouble());
    }
    for (int i = 0; i < 4 * n; i++) {
      quaternions[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < n; i++) {
      opacities[i] = random.nextFloat();
    }
    for (int i = 0; i < harmonics.length; i++) {
      harmonics[i] = 1.8f * random.nextFloat() - 0.9f;
    }
    return Gaussians.builder(means)
        .quaternions(quaternions)
        .scales(scales)
        .opacities(opacities)
        .harmonics(harmonics, degree);
  }

  /** The angle in radians between two rotations, by their quaternions of any length. */
  static double angle(float[] a, float[] b, int i) {
    double dot = 0;
    for (int c = 0; c < 4; c++) {
      dot += (double) a[4 * i + c] * b[4 * i + c];
    }
    double cosine = Math.abs(dot) / (Rotations.norm(a, i) * Rotations.norm(b, i));
    return 2 * Math.acos(Math.min(1, cosine));
  }
}
