package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;

/**
 * Compares patches of one thumbnail with another along the depths of a sweep: zero-mean normalised
 * cross-correlation of 7 x 7 pixels that lie on a plane parallel to the reference's image.
 *
 * <p>The pixel (u, v) at inverse depth w appears at A (u, v, 1) + w b in homogeneous pixel
 * coordinates of the neighbour, with A = K' R K^-1 and b = K' t of the relative motion R, t.
 */
final class PatchMatch {
  static final int RADIUS = 3;
  private static final int SIDE = 2 * RADIUS + 1;
  private static final int PIXELS = SIDE * SIDE;

  private final Thumbnail neighbour;
  private final double[] a;
  private final double[] b;

  PatchMatch(Thumbnail reference, Thumbnail neighbour) {
    this.neighbour = neighbour;
    double[] r1 = reference.camera().pose().rotation();
    double[] r2 = neighbour.camera().pose().rotation();
    double[] rel = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        rel[3 * i + j] =
            r2[3 * i] * r1[3 * j] + r2[3 * i + 1] * r1[3 * j + 1] + r2[3 * i + 2] * r1[3 * j + 2];
      }
    }
    Vec3 centre = neighbour.camera().pose().toCamera(reference.camera().pose().centreInWorld());
    Intrinsics k1 = reference.camera().intrinsics();
    Intrinsics k2 = neighbour.camera().intrinsics();
    this.a = timesInverse(times(k2, rel), k1);
    this.b =
        new double[] {
          k2.fx() * centre.x() + k2.cx() * centre.z(),
          k2.fy() * centre.y() + k2.cy() * centre.z(),
          centre.z()
        };
  }

  private static double[] times(Intrinsics k, double[] m) {
    double[] out = new double[9];
    for (int j = 0; j < 3; j++) {
      out[j] = k.fx() * m[j] + k.cx() * m[6 + j];
      out[3 + j] = k.fy() * m[3 + j] + k.cy() * m[6 + j];
      out[6 + j] = m[6 + j];
    }
    return out;
  }

  private static double[] timesInverse(double[] m, Intrinsics k) {
    double[] out = new double[9];
    for (int i = 0; i < 9; i += 3) {
      out[i] = m[i] / k.fx();
      out[i + 1] = m[i + 1] / k.fy();
      out[i + 2] = m[i + 2] - out[i] * k.cx() - out[i + 1] * k.cy();
    }
    return out;
  }

  /** The reference's patch with mean 0 and norm 1; null if it is flat. */
  static float[] patch(Thumbnail reference, int col, int row) {
    float[] patch = new float[PIXELS];
    double sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      patch[i] = reference.at(col - RADIUS + i % SIDE, row - RADIUS + i / SIDE);
      sum += patch[i];
    }
    double squares = 0;
    for (int i = 0; i < PIXELS; i++) {
      patch[i] -= (float) (sum / PIXELS);
      squares += patch[i] * patch[i];
    }
    if (squares < 1e-4) {
      return null;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < PIXELS; i++) {
      patch[i] *= scale;
    }
    return patch;
  }

  /** Correlation in [-1, 1], or NaN where the neighbour does not see the patch. */
  double score(float[] patch, int col, int row, double inverseDepth) {
    double u = col + 0.5;
    double v = row + 0.5;
    double x0 = a[0] * u + a[1] * v + a[2] + inverseDepth * b[0];
    double y0 = a[3] * u + a[4] * v + a[5] + inverseDepth * b[1];
    double z0 = a[6] * u + a[7] * v + a[8] + inverseDepth * b[2];
    double sum = 0;
    double squares = 0;
    double dot = 0;
    for (int j = -RADIUS, n = 0; j <= RADIUS; j++) {
      for (int i = -RADIUS; i <= RADIUS; i++, n++) {
        double z = z0 + i * a[6] + j * a[7];
        double x = (x0 + i * a[0] + j * a[1]) / z - 0.5;
        double y = (y0 + i * a[3] + j * a[4]) / z - 0.5;
        if (!(z > 0) || outside(x, y)) {
          return Double.NaN;
        }
        double value = sample(x, y);
        sum += value;
        squares += value * value;
        dot += value * patch[n];
      }
    }
    double variance = squares - sum * sum / PIXELS;
    return variance < 1e-5 ? 0 : dot / Math.sqrt(variance);
  }

  private boolean outside(double x, double y) {
    return !(x >= 0 && y >= 0 && x < neighbour.width() - 1 && y < neighbour.height() - 1);
  }

  private double sample(double x, double y) {
    int col = (int) x;
    int row = (int) y;
    double ax = x - col;
    double ay = y - row;
    int at = row * neighbour.width() + col;
    float[] d = neighbour.grey().data();
    double top = d[at] + ax * (d[at + 1] - d[at]);
    int below = at + neighbour.width();
    double bottom = d[below] + ax * (d[below + 1] - d[below]);
    return top + ay * (bottom - top);
  }
}
