package dev.lift3d.grounding.splat;

import dev.lift3d.core.geometry.Intrinsics;

/**
 * The way back of {@link EwaProjection}: from gradients of ellipses to those of Gaussians and
 * camera. Adds up over Gaussians in their order.
 */
final class EwaBackward {
  private final EwaProjection projection;
  private final SplatSettings settings;
  private final Intrinsics k;
  private final double[] m; // (3, 4)
  private final EwaProjection.Steps s = new EwaProjection.Steps();
  private final double[] ofScreen = new double[3]; // 2D covariance: xx, xy (one entry), yy
  private final double[] ofSlopes = new double[4];
  private final double[] ofTurned = new double[9]; // symmetric
  private final double[] ofCamera = new double[3];
  private final double[] ofCovariance = new double[6];

  /** Gradients of the pose, (3, 4). */
  final double[] pose = new double[12];

  /** Gradients of fx, fy, cx, cy. */
  final double[] intrinsics = new double[4];

  EwaBackward(SplatCamera camera, SplatSettings settings) {
    this.projection = new EwaProjection(camera, settings);
    this.settings = settings;
    this.k = camera.intrinsics();
    this.m = camera.worldToCamera();
  }

  /**
   * What was projected.
   *
   * @param gaussians means, shapes and opacities
   * @param covariances (N, 6)
   * @param seen what {@link EwaProjection#project} made of them
   */
  record Projected(GaussianDoubles gaussians, double[] covariances, ScreenGaussians seen) {}

  /**
   * Works the visible ones of the Gaussians {@code from} to {@code to}; adds.
   *
   * @param p what was projected
   * @param from first Gaussian
   * @param to one past the last
   * @param gradient of x, y, depth, conic, opacity (as blended) and compensation
   * @param into receives gradients of means, shapes and opacities
   */
  void backward(Projected p, int from, int to, ScreenGaussians gradient, GaussianDoubles into) {
    CovarianceForm form = new CovarianceForm(p.gaussians);
    for (int n = from; n < to; n++) {
      if (!p.seen.visible(n)) {
        continue;
      }
      double ofCompensation = gradient.compensation[n];
      double factor = 1;
      if (settings.antialiasing().on()) {
        factor = p.seen.compensation[n];
        ofCompensation += gradient.opacity[n] * p.gaussians.opacities[n];
      }
      into.opacities[n] += gradient.opacity[n] * factor;
      projection.steps(p.gaussians.means, p.covariances, n, s);
      throughConic(p.seen, gradient, n);
      throughCompensation(ofCompensation);
      throughScreen();
      throughCentre(gradient, n);
      throughTurn(p, n, into.means);
      form.backward(n, ofCovariance, into);
    }
  }

  /** With P the inverse of the 2D covariance its gradient is -P G P. */
  private void throughConic(ScreenGaussians seen, ScreenGaussians gradient, int n) {
    double a = seen.conicA[n];
    double b = seen.conicB[n];
    double c = seen.conicC[n];
    double ga = gradient.conicA[n];
    double gb = 0.5 * gradient.conicB[n];
    double gc = gradient.conicC[n];
    double p = a * ga + b * gb;
    double q = a * gb + b * gc;
    double r = b * ga + c * gb;
    double t = b * gb + c * gc;
    ofScreen[0] = -(p * a + q * b);
    ofScreen[1] = -(p * b + q * c);
    ofScreen[2] = -(r * b + t * c);
  }

  private void throughCompensation(double gradient) {
    double blur = settings.projection().blur();
    double a = s.xx + blur;
    double c = s.yy + blur;
    double before = s.xx * s.yy - s.xy * s.xy;
    double after = a * c - s.xy * s.xy;
    double ratio = before / after;
    double floor = settings.antialiasing().floor();
    if (gradient == 0 || !(ratio > floor * floor)) {
      return;
    }
    double g = gradient * 0.5 / Math.sqrt(ratio) / after;
    ofScreen[0] += g * (s.yy - ratio * c);
    ofScreen[1] += g * s.xy * (ratio - 1);
    ofScreen[2] += g * (s.xx - ratio * a);
  }

  /** From S = J V J^T to J and V: 2 G J V and J^T G J. */
  private void throughScreen() {
    double[] v = s.turned;
    double[] j = s.slopes;
    double gxx = ofScreen[0];
    double gxy = ofScreen[1];
    double gyy = ofScreen[2];
    // Rows of J V: (J V)_0 = J00 V_0 + J02 V_2, (J V)_1 = J11 V_1 + J12 V_2.
    double x0 = j[0] * v[0] + j[1] * v[6];
    double x1 = j[0] * v[1] + j[1] * v[7];
    double x2 = j[0] * v[2] + j[1] * v[8];
    double y0 = j[2] * v[3] + j[3] * v[6];
    double y1 = j[2] * v[4] + j[3] * v[7];
    double y2 = j[2] * v[5] + j[3] * v[8];
    ofSlopes[0] = 2 * (gxx * x0 + gxy * y0);
    ofSlopes[1] = 2 * (gxx * x2 + gxy * y2);
    ofSlopes[2] = 2 * (gxy * x1 + gyy * y1);
    ofSlopes[3] = 2 * (gxy * x2 + gyy * y2);
    double xz = gxx * j[1] + gxy * j[3];
    double yz = gxy * j[1] + gyy * j[3];
    ofTurned[0] = j[0] * j[0] * gxx;
    ofTurned[1] = j[0] * j[2] * gxy;
    ofTurned[2] = j[0] * xz;
    ofTurned[4] = j[2] * j[2] * gyy;
    ofTurned[5] = j[2] * yz;
    ofTurned[8] = j[1] * xz + j[3] * yz;
    ofTurned[3] = ofTurned[1];
    ofTurned[6] = ofTurned[2];
    ofTurned[7] = ofTurned[5];
  }

  private void throughCentre(ScreenGaussians gradient, int n) {
    double z = s.camera[2];
    double gu = gradient.x[n];
    double gv = gradient.y[n];
    ofCamera[0] = gu * k.fx() / z;
    ofCamera[1] = gv * k.fy() / z;
    ofCamera[2] =
        gradient.depth[n]
            - (ofCamera[0] * s.camera[0] + ofCamera[1] * s.camera[1]) / z
            - (ofSlopes[0] * s.slopes[0]
                    + ofSlopes[1] * s.slopes[1]
                    + ofSlopes[2] * s.slopes[2]
                    + ofSlopes[3] * s.slopes[3])
                / z;
    intrinsics[0] += gu * s.camera[0] / z + (ofSlopes[0] - ofSlopes[1] * s.ratioX) / z;
    intrinsics[1] += gv * s.camera[1] / z + (ofSlopes[2] - ofSlopes[3] * s.ratioY) / z;
    intrinsics[2] += gu;
    intrinsics[3] += gv;
    throughRatio(0, -ofSlopes[1] * k.fx() / z, s.ratioX, projection.heldX(s));
    throughRatio(1, -ofSlopes[3] * k.fy() / z, s.ratioY, projection.heldY(s));
  }

  /** A ratio held at its limit moves with the intrinsics, not with the Gaussian. */
  private void throughRatio(int axis, double gradient, double ratio, boolean held) {
    double z = s.camera[2];
    if (held) {
      double focal = axis == 0 ? k.fx() : k.fy();
      intrinsics[axis] -= gradient * ratio / focal;
      intrinsics[2 + axis] += gradient * settings.projection().limit().slopeInCentre() / focal;
    } else {
      ofCamera[axis] += gradient / z;
      ofCamera[2] -= gradient * ratio / z;
    }
  }

  /** Through x = M p + t and V = M S M^T. */
  private void throughTurn(Projected p, int n, double[] ofMeans) {
    double[] means = p.gaussians.means;
    double[] gm = new double[9]; // G M
    for (int i = 0; i < 3; i++) {
      for (int b = 0; b < 3; b++) {
        for (int a = 0; a < 3; a++) {
          gm[3 * i + b] += ofTurned[3 * i + a] * m[4 * a + b];
        }
      }
    }
    double[] full = EwaProjection.full(p.covariances, 6 * n);
    for (int i = 0; i < 3; i++) {
      for (int b = 0; b < 3; b++) {
        double ofM = ofCamera[i] * means[3 * n + b];
        for (int a = 0; a < 3; a++) {
          ofM += 2 * gm[3 * i + a] * full[3 * a + b];
        }
        pose[4 * i + b] += ofM;
        ofMeans[3 * n + b] += m[4 * i + b] * ofCamera[i];
      }
      pose[4 * i + 3] += ofCamera[i];
    }
    int e = 0;
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
          sum += m[4 * i + a] * gm[3 * i + b];
        }
        ofCovariance[e++] = a == b ? sum : 2 * sum;
      }
    }
  }
}
