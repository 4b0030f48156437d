package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec2;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Point matches between two photographs found from their pixels alone, without any camera: an
 * independent witness against which cameras are judged.
 *
 * <p>Corners (Harris) are matched by normalised correlation of patches, both ways best and clearly
 * better than the second, and brought to a fraction of a pixel.
 */
final class CornerMatches {
  private static final int CORNERS = 700;
  private static final int CELL = 12;
  private static final int RADIUS = 8;
  private static final int SIDE = 2 * RADIUS + 1;
  private static final double GOOD = 0.85;
  private static final double LEAD = 0.08;

  /** A match in pixel coordinates of the two views. */
  record Match(Vec2 a, Vec2 b) {}

  private record Picture(float[] grey, int width, int height, float[] mask) {}

  private record Patch(int col, int row, float[] values) {}

  private CornerMatches() {}

  static List<Match> between(View a, View b) {
    Picture first = picture(a);
    Picture second = picture(b);
    List<Patch> left = patches(first);
    List<Patch> right = patches(second);
    int[] forth = bestOf(left, right);
    int[] back = bestOf(right, left);
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < forth.length; i++) {
      if (forth[i] >= 0 && back[forth[i]] == i) {
        Patch p = left.get(i);
        matches.add(
            new Match(new Vec2(p.col + 0.5, p.row + 0.5), refined(p, right.get(forth[i]), second)));
      }
    }
    return matches;
  }

  private static Picture picture(View view) {
    Image image = view.photograph().get();
    float[] grey = new float[image.width() * image.height()];
    for (int i = 0; i < grey.length; i++) {
      float[] d = image.data();
      grey[i] = (d[3 * i] + d[3 * i + 1] + d[3 * i + 2]) / 3;
    }
    float[] mask = view.mask().map(m -> m.get().data()).orElse(null);
    return new Picture(grey, image.width(), image.height(), mask);
  }

  /** The strongest corner of each cell, the strongest of those, each with its patch. */
  private static List<Patch> patches(Picture p) {
    float[] strength = harris(p);
    List<Integer> best = new ArrayList<>();
    int border = RADIUS + 3;
    for (int top = border; top + CELL < p.height - border; top += CELL) {
      for (int left = border; left + CELL < p.width - border; left += CELL) {
        int at = top * p.width + left;
        for (int row = top; row < top + CELL; row++) {
          for (int col = left; col < left + CELL; col++) {
            int i = row * p.width + col;
            at = strength[i] > strength[at] ? i : at;
          }
        }
        if (p.mask == null || p.mask[at] > 0.5) {
          best.add(at);
        }
      }
    }
    best.sort(Comparator.comparingDouble(i -> -strength[i]));
    return best.stream()
        .limit(CORNERS)
        .map(i -> patch(p, i % p.width, i / p.width))
        .filter(q -> q.values != null)
        .toList();
  }

  private static float[] harris(Picture p) {
    int w = p.width;
    float[] xx = new float[w * p.height];
    float[] yy = new float[w * p.height];
    float[] xy = new float[w * p.height];
    for (int row = 1; row < p.height - 1; row++) {
      for (int col = 1; col < w - 1; col++) {
        int i = row * w + col;
        float dx = p.grey[i + 1] - p.grey[i - 1];
        float dy = p.grey[i + w] - p.grey[i - w];
        xx[i] = dx * dx;
        yy[i] = dy * dy;
        xy[i] = dx * dy;
      }
    }
    float[] a = box(xx, w, p.height);
    float[] b = box(yy, w, p.height);
    float[] c = box(xy, w, p.height);
    float[] out = new float[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] * b[i] - c[i] * c[i] - 0.04f * (a[i] + b[i]) * (a[i] + b[i]);
    }
    return out;
  }

  /** Sums over 5 x 5 pixels. */
  private static float[] box(float[] in, int w, int h) {
    float[] across = new float[in.length];
    float[] out = new float[in.length];
    for (int row = 0; row < h; row++) {
      for (int col = 2; col < w - 2; col++) {
        int i = row * w + col;
        across[i] = in[i - 2] + in[i - 1] + in[i] + in[i + 1] + in[i + 2];
      }
    }
    for (int i = 2 * w; i < in.length - 2 * w; i++) {
      out[i] = across[i - 2 * w] + across[i - w] + across[i] + across[i + w] + across[i + 2 * w];
    }
    return out;
  }

  private static Patch patch(Picture p, int col, int row) {
    if (col < RADIUS || row < RADIUS || col >= p.width - RADIUS || row >= p.height - RADIUS) {
      return new Patch(col, row, null);
    }
    float[] v = new float[SIDE * SIDE];
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      v[i] = p.grey[(row - RADIUS + i / SIDE) * p.width + col - RADIUS + i % SIDE];
      sum += v[i];
    }
    double squares = 0;
    for (int i = 0; i < v.length; i++) {
      v[i] -= (float) (sum / v.length);
      squares += v[i] * v[i];
    }
    if (squares < 0.02) {
      return new Patch(col, row, null);
    }
    for (int i = 0; i < v.length; i++) {
      v[i] /= (float) Math.sqrt(squares);
    }
    return new Patch(col, row, v);
  }

  private static double correlation(Patch a, Patch b) {
    if (a.values == null || b.values == null) {
      return -1;
    }
    float sum = 0;
    for (int i = 0; i < a.values.length; i++) {
      sum += a.values[i] * b.values[i];
    }
    return sum;
  }

  private static int[] bestOf(List<Patch> from, List<Patch> to) {
    int[] best = new int[from.size()];
    for (int i = 0; i < best.length; i++) {
      double first = GOOD;
      double second = -1;
      best[i] = -1;
      for (int k = 0; k < to.size(); k++) {
        double c = correlation(from.get(i), to.get(k));
        if (c > first) {
          second = best[i] >= 0 ? first : second;
          first = c;
          best[i] = k;
        } else {
          second = Math.max(second, c);
        }
      }
      best[i] = first - second > LEAD ? best[i] : -1;
    }
    return best;
  }

  /** The best shift within two pixels, then the top of a parabola along each axis. */
  private static Vec2 refined(Patch p, Patch match, Picture picture) {
    int col = match.col;
    int row = match.row;
    double best = -1;
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        double c = correlation(p, patch(picture, match.col + dx, match.row + dy));
        if (c > best) {
          best = c;
          col = match.col + dx;
          row = match.row + dy;
        }
      }
    }
    double left = correlation(p, patch(picture, col - 1, row));
    double right = correlation(p, patch(picture, col + 1, row));
    double up = correlation(p, patch(picture, col, row - 1));
    double down = correlation(p, patch(picture, col, row + 1));
    return new Vec2(col + 0.5 + top(left, best, right), row + 0.5 + top(up, best, down));
  }

  private static double top(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend < 0 ? Math.max(-0.5, Math.min(0.5, 0.5 * (before - after) / bend)) : 0;
  }

  /**
   * The median Sampson distance in pixels of matches to the epipolar geometry of two cameras
   * (Hartley and Zisserman, "Multiple View Geometry", 11.4.3).
   */
  static double medianSampson(List<Match> matches, Camera a, Camera b) {
    double[] f = fundamental(a, b);
    return matches.stream().mapToDouble(m -> sampson(f, m)).sorted().toArray()[matches.size() / 2];
  }

  private static double sampson(double[] f, Match m) {
    double u = m.a.x();
    double v = m.a.y();
    double s = m.b.x();
    double t = m.b.y();
    double l0 = f[0] * u + f[1] * v + f[2];
    double l1 = f[3] * u + f[4] * v + f[5];
    double l2 = f[6] * u + f[7] * v + f[8];
    double k0 = f[0] * s + f[3] * t + f[6];
    double k1 = f[1] * s + f[4] * t + f[7];
    return Math.abs(s * l0 + t * l1 + l2) / Math.sqrt(l0 * l0 + l1 * l1 + k0 * k0 + k1 * k1);
  }

  /** F with x_b^T F x_a = 0, from three points of each ray: K_b^-T [t]x R K_a^-1. */
  private static double[] fundamental(Camera a, Camera b) {
    double[] f = new double[9];
    Vec3 t = b.pose().toCamera(a.pose().centreInWorld());
    Vec3[] rays = {ray(a, b, 1, 0, 0), ray(a, b, 0, 1, 0), ray(a, b, 0, 0, 1)};
    Intrinsics k = b.intrinsics();
    for (int j = 0; j < 3; j++) {
      Vec3 e = t.cross(rays[j]);
      f[j] = e.x() / k.fx();
      f[3 + j] = e.y() / k.fy();
      f[6 + j] = e.z() - f[j] * k.cx() - f[3 + j] * k.cy();
    }
    return f;
  }

  /** Column of R K_a^-1. */
  private static Vec3 ray(Camera a, Camera b, double u, double v, double w) {
    Intrinsics k = a.intrinsics();
    Vec3 inA = new Vec3((u - w * k.cx()) / k.fx(), (v - w * k.cy()) / k.fy(), w);
    Vec3 world = a.pose().directionToWorld(inA);
    double[] r = b.pose().rotation();
    return new Vec3(
        r[0] * world.x() + r[1] * world.y() + r[2] * world.z(),
        r[3] * world.x() + r[4] * world.y() + r[5] * world.z(),
        r[6] * world.x() + r[7] * world.y() + r[8] * world.z());
  }

  static int[] nearestPair(List<View> views, int index) {
    Vec3 centre = views.get(index).camera().pose().centreInWorld();
    int best = -1;
    for (int i = 0; i < views.size(); i++) {
      double d = views.get(i).camera().pose().centreInWorld().distance(centre);
      if (i != index
          && d > 0
          && (best < 0 || d < views.get(best).camera().pose().centreInWorld().distance(centre))) {
        best = i;
      }
    }
    return new int[] {index, best};
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
