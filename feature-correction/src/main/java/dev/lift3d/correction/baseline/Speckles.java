package dev.lift3d.correction.baseline;

/**
 * Small islands of a depth map, which are more often errors than things.
 *
 * @param width of the map
 * @param least pixels of the smallest region that stays
 */
record Speckles(int width, int least) {
  /** Neighbours whose inverse depths differ by less than this part are one region. */
  private static final double CONNECTED = 0.05;

  /** Sets islands to 0, which is unknown. */
  void remove(float[] inverse) {
    boolean[] seen = new boolean[inverse.length];
    int[] region = new int[inverse.length];
    for (int start = 0; start < inverse.length; start++) {
      if (!seen[start] && inverse[start] > 0) {
        int size = grow(inverse, start, seen, region);
        for (int n = 0; n < size && size < least; n++) {
          inverse[region[n]] = 0;
        }
      }
    }
  }

  private int grow(float[] inverse, int start, boolean[] seen, int[] region) {
    int[] ways = {-1, 1, -width, width};
    int size = 0;
    region[size++] = start;
    seen[start] = true;
    for (int n = 0; n < size; n++) {
      int i = region[n];
      for (int k = 0; k < ways.length; k++) {
        int j = i + ways[k];
        boolean beside = j >= 0 && j < inverse.length && (k > 1 || j / width == i / width);
        if (beside && !seen[j] && Math.abs(inverse[i] - inverse[j]) < CONNECTED * inverse[i]) {
          seen[j] = true;
          region[size++] = j;
        }
      }
    }
    return size;
  }
}
