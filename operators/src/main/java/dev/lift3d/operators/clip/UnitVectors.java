package dev.lift3d.operators.clip;

/** Vectors of length 1, which cosines are taken of. */
final class UnitVectors {
  private UnitVectors() {}

  /** The same direction at length 1; a zero vector stays. */
  static float[] unit(float[] v) {
    double sum = 0;
    for (float x : v) {
      sum += (double) x * x;
    }
    double scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    float[] out = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      out[i] = (float) (v[i] * scale);
    }
    return out;
  }
}
