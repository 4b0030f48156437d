package dev.lift3d.grounding.splat;

import java.util.Arrays;

/**
 * Alphas of one Gaussian after another over the 256 pixels of a tile, front to back.
 *
 * <p>The loops have no branches, index all arrays alike and read before they write, so that the
 * compiler makes vector instructions of them. A comparison becomes a factor: with s = 1 /
 * ulp(limit) the number min(1, max(0, (x - limit) s + 1)) is exactly 1 for x at or above the limit
 * and exactly 0 below.
 */
final class AlphaKernel {
  /** expm1(-x) / x on [0, 1], relative error 3e-9 (Chebyshev fit). */
  private static final float E0 = -1;

  private static final float E1 = 0.4999997913837433f;
  private static final float E2 = -0.16666345298290253f;
  private static final float E3 = 0.0416470430791378f;
  private static final float E4 = -0.008275879546999931f;
  private static final float E5 = 0.0013011073460802436f;
  private static final float E6 = -0.0001291868684347719f;

  /** 2 sigma beyond which every alpha counts as none. */
  private static final float FARTHEST = 16;

  private static final float[] COLUMN = new float[TileGrid.AREA];
  private static final float[] ROW = new float[TileGrid.AREA];

  static {
    for (int i = 0; i < TileGrid.AREA; i++) {
      COLUMN[i] = i % TileGrid.SIDE + 0.5f;
      ROW[i] = i / TileGrid.SIDE + 0.5f;
    }
  }

  private final float[] transmittance = new float[TileGrid.AREA];
  private final float[] covered = new float[TileGrid.AREA];
  private final float[] live = new float[TileGrid.AREA]; // 0 where ended or outside the picture
  private final float limit;
  private final float smallest;
  private final float smallestScale;
  private final float stop;
  private final float stopScale;
  private float u0;
  private float v0;
  private float a;
  private float b;
  private float c;
  private float opacity;

  AlphaKernel(BlendSettings settings) {
    limit = (float) settings.largestAlpha();
    smallest = (float) settings.smallestAlpha();
    smallestScale = 1 / Math.ulp(smallest);
    // Above the stop, not at it: the next number up is the first that passes.
    stop = Math.nextUp((float) settings.stop());
    stopScale = 1 / Math.ulp(stop);
  }

  /** Nothing is before the pixels yet. */
  void begin(TileGrid grid, int tile) {
    Arrays.fill(transmittance, 1);
    Arrays.fill(covered, 0);
    int columns = grid.tileWidth(tile);
    int rows = grid.tileHeight(tile);
    for (int i = 0; i < TileGrid.AREA; i++) {
      live[i] = i % TileGrid.SIDE < columns && i / TileGrid.SIDE < rows ? 1 : 0;
    }
  }

  /** Transmittance behind all Gaussians so far, (256). */
  float[] transmittance() {
    return transmittance;
  }

  /**
   * Sum of weights, (256): one minus the transmittance, but with its digits where it is small.
   * Meaningless once a kept state was restored.
   */
  float[] covered() {
    return covered;
  }

  /** Whether some pixel still goes on. */
  boolean goesOn() {
    float sum = 0;
    for (int i = 0; i < TileGrid.AREA; i++) {
      sum += live[i];
    }
    return sum > 0;
  }

  /** Keeps the state in {@code to}, (2, 256). */
  void save(float[] to) {
    System.arraycopy(transmittance, 0, to, 0, TileGrid.AREA);
    System.arraycopy(live, 0, to, TileGrid.AREA, TileGrid.AREA);
  }

  /** Goes back to a kept state. */
  void restore(float[] from) {
    System.arraycopy(from, 0, transmittance, 0, TileGrid.AREA);
    System.arraycopy(from, TileGrid.AREA, live, 0, TileGrid.AREA);
  }

  /** Takes up Gaussian n, in the coordinates of a tile. */
  void aim(Footprints f, int n, int left, int top) {
    double x = f.screen().x[n] - left;
    double y = f.screen().y[n] - top;
    u0 = (float) (f.a(n) * x + f.b(n) * y);
    v0 = (float) (f.c(n) * y);
    a = (float) -f.a(n);
    b = (float) -f.b(n);
    c = (float) -f.c(n);
    opacity = (float) f.screen().opacity[n];
  }

  /**
   * Blends the Gaussian taken up.
   *
   * @param from first pixel
   * @param to one past the last pixel
   * @param alphas receives what it covers, 0 where it is skipped
   * @param before receives the transmittance before it
   */
  void blend(int from, int to, float[] alphas, float[] before) {
    cover(from, to, alphas);
    end(from, to, alphas, before);
    pass(from, to, alphas);
  }

  /** Alpha of the Gaussian alone, 0 where it is too small to count. */
  private void cover(int from, int to, float[] alphas) {
    float[] column = COLUMN;
    float[] row = ROW;
    float floor = smallest;
    float scale = smallestScale;
    float most = limit;
    float o = opacity;
    float au = a;
    float bu = b;
    float cv = c;
    float uu = u0;
    float vv = v0;
    for (int i = from; i < to; i++) {
      float u = Math.fma(au, column[i], Math.fma(bu, row[i], uu));
      float v = Math.fma(cv, row[i], vv);
      float x = Math.min(FARTHEST, Math.fma(u, u, v * v)) * (1 / 16f); // sigma / 8
      float e = Math.fma(x, E6, E5);
      e = Math.fma(x, e, E4);
      e = Math.fma(x, e, E3);
      e = Math.fma(x, e, E2);
      e = Math.fma(x, e, E1);
      e = x * Math.fma(x, e, E0); // exp(-sigma / 8) - 1
      e = Math.fma(e, e, e + e);
      e = Math.fma(e, e, e + e) + 1; // exp(-sigma / 2)
      float alpha = Math.min(most, o * (e * e));
      alphas[i] = alpha * Math.min(1, Math.max(0, Math.fma(alpha - floor, scale, 1)));
    }
  }

  /** Ends the pixels that the Gaussian would bring to the stop. */
  private void end(int from, int to, float[] alphas, float[] before) {
    float[] t = transmittance;
    float[] on = live;
    float last = stop;
    float scale = stopScale;
    for (int i = from; i < to; i++) {
      float now = t[i];
      float next = now * (1 - alphas[i]);
      before[i] = now;
      on[i] *= Math.min(1, Math.max(0, Math.fma(next - last, scale, 1)));
    }
  }

  /** Lets through what the Gaussian leaves over. */
  private void pass(int from, int to, float[] alphas) {
    float[] t = transmittance;
    float[] on = live;
    float[] sum = covered;
    for (int i = from; i < to; i++) {
      float alpha = alphas[i] * on[i];
      float now = t[i];
      float before = sum[i];
      alphas[i] = alpha;
      t[i] = now * (1 - alpha);
      sum[i] = Math.fma(alpha, now, before);
    }
  }

  /** Largest alpha, as it appears in the arrays. */
  float limit() {
    return limit;
  }
}
