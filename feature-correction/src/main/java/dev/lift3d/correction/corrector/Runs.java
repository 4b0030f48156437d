package dev.lift3d.correction.corrector;

/** Sums over runs of floats: loops of their own, so that the compiler makes wide instructions. */
final class Runs {
  private Runs() {}

  /** to += factor * from. */
  static void addScaled(float factor, float[] from, int at, float[] to, int start, int count) {
    for (int c = 0; c < count; c++) {
      to[start + c] += factor * from[at + c];
    }
  }

  /** The inner product; four sums side by side, for one would wait for itself. */
  static double dot(float[] a, int fromA, float[] b, int fromB, int count) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int c = 0;
    for (; c + 3 < count; c += 4) {
      s0 += a[fromA + c] * b[fromB + c];
      s1 += a[fromA + c + 1] * b[fromB + c + 1];
      s2 += a[fromA + c + 2] * b[fromB + c + 2];
      s3 += a[fromA + c + 3] * b[fromB + c + 3];
    }
    for (; c < count; c++) {
      s0 += a[fromA + c] * b[fromB + c];
    }
    return (double) s0 + s1 + s2 + s3;
  }
}
