package dev.lift3d.grounding.splat;

/** Sums over those pixels of a tile that a Gaussian covers. */
final class PairSums {
  private final float[][] upstream; // (padded, 256)
  private final int channels;
  private final int[] pixels = new int[TileGrid.AREA + 1];
  private final float[] group = new float[8];
  private int count;

  PairSums(float[][] upstream, int channels) {
    this.upstream = upstream;
    this.channels = channels;
  }

  /** Finds the pixels of positive alpha. */
  void collect(float[] alphas, int from, int to) {
    int[] found = pixels;
    int n = 0;
    for (int i = from; i < to; i++) {
      found[n] = i;
      // 1 if the bits are those of a positive number: no branch that would be guessed wrong.
      n += (Float.floatToRawIntBits(alphas[i]) + Integer.MAX_VALUE) >>> 31;
    }
    count = n;
  }

  /** Sums of s, s dx, s dy, s dx^2, s dx dy, s dy^2 into {@code out} from {@code at}. */
  void moments(float[] slope, double x, double y, float[] out, int at) {
    float cx = (float) (x - 0.5);
    float cy = (float) (y - 0.5);
    float s0 = 0;
    float sx = 0;
    float sy = 0;
    float sxx = 0;
    float sxy = 0;
    float syy = 0;
    for (int k = 0; k < count; k++) {
      int i = pixels[k];
      float s = slope[i];
      float dx = cx - i % TileGrid.SIDE;
      float dy = cy - i / TileGrid.SIDE;
      float px = s * dx;
      float py = s * dy;
      s0 += s;
      sx += px;
      sy += py;
      sxx = Math.fma(px, dx, sxx);
      sxy = Math.fma(px, dy, sxy);
      syy = Math.fma(py, dy, syy);
    }
    out[at] = s0;
    out[at + 1] = sx;
    out[at + 2] = sy;
    out[at + 3] = sxx;
    out[at + 4] = sxy;
    out[at + 5] = syy;
  }

  /** Sums of weight times gradient for each channel into {@code out} from {@code at}. */
  void channels(float[] weights, float[] out, int at) {
    int first = 0;
    for (; first + 4 < upstream.length; first += 8) {
      eight(weights, first);
      keep(8, first, out, at);
    }
    if (first < upstream.length) {
      four(weights, first);
      keep(4, first, out, at);
    }
  }

  private void keep(int width, int first, float[] out, int at) {
    System.arraycopy(group, 0, out, at + first, Math.min(width, channels - first));
  }

  /** Chains of additions wait for themselves: eight side by side keep the processor busy. */
  private void eight(float[] weights, int first) {
    float[] g0 = upstream[first];
    float[] g1 = upstream[first + 1];
    float[] g2 = upstream[first + 2];
    float[] g3 = upstream[first + 3];
    float[] g4 = upstream[first + 4];
    float[] g5 = upstream[first + 5];
    float[] g6 = upstream[first + 6];
    float[] g7 = upstream[first + 7];
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int k = 0; k < count; k++) {
      int i = pixels[k];
      float w = weights[i];
      s0 = Math.fma(w, g0[i], s0);
      s1 = Math.fma(w, g1[i], s1);
      s2 = Math.fma(w, g2[i], s2);
      s3 = Math.fma(w, g3[i], s3);
      s4 = Math.fma(w, g4[i], s4);
      s5 = Math.fma(w, g5[i], s5);
      s6 = Math.fma(w, g6[i], s6);
      s7 = Math.fma(w, g7[i], s7);
    }
    group[0] = s0;
    group[1] = s1;
    group[2] = s2;
    group[3] = s3;
    group[4] = s4;
    group[5] = s5;
    group[6] = s6;
    group[7] = s7;
  }

  private void four(float[] weights, int first) {
    float[] g0 = upstream[first];
    float[] g1 = upstream[first + 1];
    float[] g2 = upstream[first + 2];
    float[] g3 = upstream[first + 3];
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int k = 0; k < count; k++) {
      int i = pixels[k];
      float w = weights[i];
      s0 = Math.fma(w, g0[i], s0);
      s1 = Math.fma(w, g1[i], s1);
      s2 = Math.fma(w, g2[i], s2);
      s3 = Math.fma(w, g3[i], s3);
    }
    group[0] = s0;
    group[1] = s1;
    group[2] = s2;
    group[3] = s3;
  }
}
