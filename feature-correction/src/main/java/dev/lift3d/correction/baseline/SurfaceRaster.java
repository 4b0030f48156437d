package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.epipolar.stereo.PixelTransfer;

/**
 * A source view's surface as a target camera sees it: triangles between neighbouring pixels, none
 * across edges of depth; the nearest wins. Inverse depth is linear on a triangle's image.
 */
final class SurfaceRaster {
  /** Tangent of the angle at which surfaces are seen so aslant that they are edges: 85 degrees. */
  private static final double SLANT = 11.4;

  /** Longer triangles, in pixels, come from next to the target camera and show nothing. */
  private static final double LONGEST = 64;

  /** Rounding of a point on a triangle's side. */
  private static final double ON_SIDE = 1e-6;

  private final int width;
  private final int height;
  private final float[] inverse;
  private final DepthView view;
  private final double least;
  private final double edge; // corners of a triangle differ in inverse depth by less than this part

  private SurfaceRaster(DepthView view, Camera target, double least) {
    this.width = target.intrinsics().width();
    this.height = target.intrinsics().height();
    this.inverse = new float[width * height];
    this.view = view;
    this.least = least;
    this.edge = SLANT / view.camera().intrinsics().fx();
  }

  /**
   * Paints a surface.
   *
   * @param view the source view
   * @param target the camera that looks
   * @param least depth that is trusted less is left out
   * @return H x W of the target, one over z; 0 where the surface is not seen
   */
  static float[] of(DepthView view, Camera target, double least) {
    SurfaceRaster raster = new SurfaceRaster(view, target, least);
    PixelTransfer transfer = PixelTransfer.between(view.camera(), target);
    int columns = view.photograph().width();
    Corner[] above = raster.corners(0, transfer, columns);
    for (int row = 1; row < view.photograph().height(); row++) {
      Corner[] below = raster.corners(row, transfer, columns);
      for (int col = 1; col < columns; col++) {
        raster.quad(above[col - 1], above[col], below[col - 1], below[col]);
      }
      above = below;
    }
    return raster.inverse;
  }

  /**
   * A source pixel's centre: inverse depth at home, and column, row, inverse depth in the target.
   */
  private record Corner(float home, double x, double y, double w) {}

  /** The corners of a row; null where there is no surface. */
  private Corner[] corners(int row, PixelTransfer transfer, int columns) {
    Corner[] corners = new Corner[columns];
    double[] p = new double[3];
    for (int col = 0; col < columns; col++) {
      int i = row * columns + col;
      float w = view.inverse()[i];
      if (w > 0 && view.trust()[i] >= least) {
        transfer.at(col + 0.5, row + 0.5, w, p);
        corners[col] = p[2] > 0 ? new Corner(w, p[0], p[1], p[2]) : null;
      }
    }
    return corners;
  }

  /** Two triangles, cut along the diagonal whose ends are closer in depth. */
  private void quad(Corner a, Corner b, Corner c, Corner d) {
    int missing =
        (a == null ? 1 : 0) + (b == null ? 1 : 0) + (c == null ? 1 : 0) + (d == null ? 1 : 0);
    if (missing > 1) {
      return;
    }
    boolean falling =
        missing == 0
            ? Math.abs(a.home - d.home) < Math.abs(b.home - c.home)
            : b == null || c == null;
    if (falling) {
      triangle(a, b, d);
      triangle(a, c, d);
    } else {
      triangle(a, b, c);
      triangle(b, c, d);
    }
  }

  private void triangle(Corner a, Corner b, Corner c) {
    if (a == null || b == null || c == null || isTorn(a.home, b.home, c.home)) {
      return;
    }
    double left = least(a.x, b.x, c.x);
    double right = most(a.x, b.x, c.x);
    double top = least(a.y, b.y, c.y);
    double bottom = most(a.y, b.y, c.y);
    if (right - left < LONGEST && bottom - top < LONGEST) { // false for NaN, too
      int lastRow = (int) Math.min(height - 1, Math.floor(bottom - 0.5));
      int lastCol = (int) Math.min(width - 1, Math.floor(right - 0.5));
      for (int row = (int) Math.max(0, Math.ceil(top - 0.5)); row <= lastRow; row++) {
        for (int col = (int) Math.max(0, Math.ceil(left - 0.5)); col <= lastCol; col++) {
          pixel(a, b, c, col, row);
        }
      }
    }
  }

  private boolean isTorn(float a, float b, float c) {
    return most(a, b, c) > least(a, b, c) * (1 + edge);
  }

  private void pixel(Corner a, Corner b, Corner c, int col, int row) {
    double x = col + 0.5 - a.x;
    double y = row + 0.5 - a.y;
    double area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    double ofB = (x * (c.y - a.y) - y * (c.x - a.x)) / area;
    double ofC = ((b.x - a.x) * y - (b.y - a.y) * x) / area;
    if (ofB >= -ON_SIDE && ofC >= -ON_SIDE && ofB + ofC <= 1 + ON_SIDE) { // false for no area
      int i = row * width + col;
      float w = (float) (a.w + ofB * (b.w - a.w) + ofC * (c.w - a.w));
      inverse[i] = Math.max(inverse[i], w);
    }
  }

  private static double least(double a, double b, double c) {
    return Math.min(a, Math.min(b, c));
  }

  private static double most(double a, double b, double c) {
    return Math.max(a, Math.max(b, c));
  }
}
