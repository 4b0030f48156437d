package dev.lift3d.grounding.field;

/** Quaternions of a field, and how SPZ packs them. Arrays hold w, x, y, z; SPZ means x, y, z, w. */
final class Rotations {
  private static final int MAGNITUDE = (1 << 9) - 1;
  private static final double LARGEST_OF_SMALL = Math.sqrt(0.5);

  private Rotations() {}

  static double norm(float[] wxyz, int i) {
    double sum = 0;
    for (int q = 4 * i; q < 4 * i + 4; q++) {
      sum += (double) wxyz[q] * wxyz[q];
    }
    return Math.sqrt(sum);
  }

  /** Component 0 .. 3 = x, y, z, w is at place 1, 2, 3, 0. */
  private static int place(int component) {
    return (component + 1) % 4;
  }

  /**
   * SPZ 3: two bits say which component is largest; the others follow with a sign and nine bits,
   * the first highest. The largest is made positive and not stored.
   */
  static int packSmallestThree(double[] wxyz) {
    int largest = 0;
    for (int c = 1; c < 4; c++) {
      largest = Math.abs(wxyz[place(c)]) > Math.abs(wxyz[place(largest)]) ? c : largest;
    }
    boolean flip = wxyz[place(largest)] < 0;
    int packed = largest;
    for (int c = 0; c < 4; c++) {
      if (c != largest) {
        double v = wxyz[place(c)];
        int sign = v < 0 ^ flip ? 1 : 0;
        int magnitude = (int) (MAGNITUDE * Math.abs(v) / LARGEST_OF_SMALL + 0.5);
        packed = packed << 10 | sign << 9 | Math.min(MAGNITUDE, magnitude);
      }
    }
    return packed;
  }

  static void unpackSmallestThree(int packed, float[] wxyz, int i) {
    int largest = packed >>> 30;
    int rest = packed;
    double squares = 0;
    for (int c = 3; c >= 0; c--) {
      if (c != largest) {
        double v = LARGEST_OF_SMALL * (rest & MAGNITUDE) / MAGNITUDE;
        wxyz[4 * i + place(c)] = (float) ((rest & 1 << 9) == 0 ? v : -v);
        squares += v * v;
        rest >>>= 10;
      }
    }
    // Three components may claim more than a unit quaternion has.
    wxyz[4 * i + place(largest)] = (float) Math.sqrt(Math.max(0, 1 - squares));
  }

  /** SPZ 2: x, y, z as bytes; w is made positive and not stored. */
  static void unpackFirstThree(int x, int y, int z, float[] wxyz, int i) {
    double squares = 0;
    int[] xyz = {x, y, z};
    for (int c = 0; c < 3; c++) {
      double v = xyz[c] / 127.5 - 1;
      wxyz[4 * i + 1 + c] = (float) v;
      squares += v * v;
    }
    wxyz[4 * i] = (float) Math.sqrt(Math.max(0, 1 - squares));
  }
}
