package dev.lift3d.grounding.splat;

import dev.lift3d.core.geometry.Intrinsics;

/**
 * Gaussians in the world to ellipses on the screen by the projection's slope at their centre (M.
 * Zwicker and others, EWA splatting, 2002), with the limits and the blur of 3D Gaussian splatting.
 *
 * <p>In doubles for every rasterizer: it is little work, and errors here move whole ellipses.
 */
final class EwaProjection {
  private final SplatSettings settings;
  private final Intrinsics k;
  private final double[] m; // (3, 4), world to camera
  private final double[] limitsX;
  private final double[] limitsY;

  EwaProjection(SplatCamera camera, SplatSettings settings) {
    this.settings = settings;
    this.k = camera.intrinsics();
    this.m = camera.worldToCamera();
    FrustumLimit limit = settings.projection().limit();
    limitsX = limit.limits(k.fx(), k.cx(), k.width());
    limitsY = limit.limits(k.fy(), k.cy(), k.height());
  }

  /** What lies between a Gaussian and its ellipse. */
  static final class Steps {
    final double[] camera = new double[3]; // centre
    final double[] turned = new double[9]; // covariance in the camera's axes
    final double[] slopes = new double[4]; // J00, J02, J11, J12; the other entries are 0
    double ratioX; // x / z within the limits
    double ratioY;
    double xx; // 2D covariance before the blur
    double xy;
    double yy;
  }

  /**
   * Projects Gaussians {@code from} to {@code to}.
   *
   * @param g means and opacities
   * @param covariances (N, 6)
   */
  void project(GaussianDoubles g, double[] covariances, int from, int to, ScreenGaussians out) {
    Steps s = new Steps();
    for (int n = from; n < to; n++) {
      out.radiusX[n] = 0;
      out.radiusY[n] = 0;
      steps(g.means, covariances, n, s);
      double z = s.camera[2];
      if (z >= settings.projection().range().near() && z <= settings.projection().range().far()) {
        place(s, g.opacities[n], n, out);
      }
    }
  }

  /** Fills in the steps of Gaussian n; of use only if it lies in front of the camera. */
  void steps(double[] means, double[] covariances, int n, Steps s) {
    for (int i = 0; i < 3; i++) {
      s.camera[i] =
          m[4 * i] * means[3 * n]
              + m[4 * i + 1] * means[3 * n + 1]
              + m[4 * i + 2] * means[3 * n + 2]
              + m[4 * i + 3];
    }
    double z = s.camera[2];
    s.ratioX = limited(s.camera[0] / z, limitsX);
    s.ratioY = limited(s.camera[1] / z, limitsY);
    s.slopes[0] = k.fx() / z;
    s.slopes[1] = -k.fx() * s.ratioX / z;
    s.slopes[2] = k.fy() / z;
    s.slopes[3] = -k.fy() * s.ratioY / z;
    turn(covariances, 6 * n, s.turned);
    double[] v = s.turned;
    double[] j = s.slopes;
    s.xx = j[0] * j[0] * v[0] + 2 * j[0] * j[1] * v[2] + j[1] * j[1] * v[8];
    s.xy = j[2] * (j[0] * v[1] + j[1] * v[5]) + j[3] * (j[0] * v[2] + j[1] * v[8]);
    s.yy = j[2] * j[2] * v[4] + 2 * j[2] * j[3] * v[5] + j[3] * j[3] * v[8];
  }

  private static double limited(double ratio, double[] limits) {
    return Math.max(limits[0], Math.min(limits[1], ratio));
  }

  /** V = M S M^T. */
  private void turn(double[] six, int at, double[] v) {
    double[] s = full(six, at);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int a = 0; a < 3; a++) {
          double row = 0;
          for (int b = 0; b < 3; b++) {
            row += s[3 * a + b] * m[4 * j + b];
          }
          sum += m[4 * i + a] * row;
        }
        v[3 * i + j] = sum;
      }
    }
  }

  /** The nine entries of six numbers. */
  static double[] full(double[] six, int at) {
    return new double[] {
      six[at], six[at + 1], six[at + 2],
      six[at + 1], six[at + 3], six[at + 4],
      six[at + 2], six[at + 4], six[at + 5]
    };
  }

  private void place(Steps s, double opacity, int n, ScreenGaussians out) {
    double blur = settings.projection().blur();
    double a = s.xx + blur;
    double c = s.yy + blur;
    double det = a * c - s.xy * s.xy;
    if (!(det > 0) || !Double.isFinite(det)) {
      return;
    }
    double floor = settings.antialiasing().floor();
    double ratio = (s.xx * s.yy - s.xy * s.xy) / det;
    out.compensation[n] = Math.sqrt(Math.max(floor * floor, ratio));
    out.opacity[n] = settings.antialiasing().on() ? opacity * out.compensation[n] : opacity;
    out.x[n] = k.fx() * s.camera[0] / s.camera[2] + k.cx();
    out.y[n] = k.fy() * s.camera[1] / s.camera[2] + k.cy();
    out.depth[n] = s.camera[2];
    out.conicA[n] = c / det;
    out.conicB[n] = -s.xy / det;
    out.conicC[n] = a / det;
    double logarithm = Math.log(out.opacity[n] / settings.blending().smallestAlpha());
    ScreenExtent extent = settings.projection().extent();
    int rx = extent.radius(a, c, det, logarithm);
    int ry = extent.radius(c, a, det, logarithm);
    double smallest = settings.projection().smallestRadius();
    boolean seen =
        (rx > smallest || ry > smallest)
            && out.x[n] + rx > 0
            && out.x[n] - rx < k.width()
            && out.y[n] + ry > 0
            && out.y[n] - ry < k.height();
    out.radiusX[n] = seen ? rx : 0;
    out.radiusY[n] = seen ? ry : 0;
  }

  /** Whether the projection's slope in x was held at the limit. */
  boolean heldX(Steps s) {
    return s.ratioX != s.camera[0] / s.camera[2];
  }

  /** Whether the projection's slope in y was held at the limit. */
  boolean heldY(Steps s) {
    return s.ratioY != s.camera[1] / s.camera[2];
  }
}
