package dev.lift3d.grounding.splat;

/**
 * What the tiles need of each projected Gaussian: its conic as a triangle, A = a^2, B = ab, C = b^2
 * + c^2, so that 2 sigma = (a dx + b dy)^2 + (c dy)^2 is a sum of squares and keeps its digits in
 * singles; and how far it reaches.
 */
final class Footprints implements TileLists.Test {
  /** Room for rounding when pairs are left out, of 2 sigma. */
  private static final double MARGIN = 1e-3;

  private final ScreenGaussians screen;
  private final double smallestAlpha;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] level; // 2 sigma where alpha is the smallest that counts
  private final double[] reachY; // in pixels

  Footprints(ScreenGaussians screen, double smallestAlpha) {
    this.screen = screen;
    this.smallestAlpha = smallestAlpha;
    a = new double[screen.count];
    b = new double[screen.count];
    c = new double[screen.count];
    level = new double[screen.count];
    reachY = new double[screen.count];
  }

  /** Prepares Gaussians {@code from} to {@code to}. */
  void prepare(int from, int to) {
    for (int n = from; n < to; n++) {
      if (!screen.visible(n)) {
        continue;
      }
      a[n] = Math.sqrt(screen.conicA[n]);
      b[n] = screen.conicB[n] / a[n];
      c[n] = Math.sqrt(Math.max(0, screen.conicC[n] - b[n] * b[n]));
      level[n] = 2 * Math.log(screen.opacity[n] / smallestAlpha) + MARGIN;
      reachY[n] = Math.sqrt(Math.max(0, level[n])) / c[n];
    }
  }

  @Override
  public boolean touches(int n, int left, int top) {
    double x = screen.x[n];
    double y = screen.y[n];
    // The nearest pixel centre on each axis.
    double dx = x - Math.max(left + 0.5, Math.min(left + TileGrid.SIDE - 0.5, x));
    double dy = y - Math.max(top + 0.5, Math.min(top + TileGrid.SIDE - 0.5, y));
    if (dx == 0 && dy == 0) {
      return level[n] > 0;
    }
    // The ellipse is convex: it comes nearest on an edge that faces its centre.
    double least = Double.POSITIVE_INFINITY;
    if (dx != 0) {
      double at = -screen.conicB[n] * dx / screen.conicC[n];
      least = form(n, dx, within(at, y - top));
    }
    if (dy != 0) {
      double at = -screen.conicB[n] * dy / screen.conicA[n];
      least = Math.min(least, form(n, within(at, x - left), dy));
    }
    return least <= level[n];
  }

  /** The offset nearest to {@code offset} that leads to a pixel centre's range in the tile. */
  private static double within(double offset, double centre) {
    return Math.max(centre - TileGrid.SIDE + 0.5, Math.min(centre - 0.5, offset));
  }

  private double form(int n, double dx, double dy) {
    double u = a[n] * dx + b[n] * dy;
    double v = c[n] * dy;
    return u * u + v * v;
  }

  /** First pixel row of a tile, counted in it, that Gaussian n may show in. */
  int firstRow(int n, int top) {
    double row = Math.ceil(screen.y[n] - reachY[n] - 0.5 - top);
    return (int) Math.max(0, Math.min(TileGrid.SIDE, row));
  }

  /** One past the last pixel row of a tile, counted in it, that Gaussian n may show in. */
  int endRow(int n, int top) {
    double row = Math.floor(screen.y[n] + reachY[n] - 0.5 - top) + 1;
    return (int) Math.max(0, Math.min(TileGrid.SIDE, row));
  }

  double a(int n) {
    return a[n];
  }

  double b(int n) {
    return b[n];
  }

  double c(int n) {
    return c[n];
  }

  ScreenGaussians screen() {
    return screen;
  }
}
