package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Vec2;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Point matches between two photographs found from their pixels alone, without any camera: an
 * independent witness against which cameras are judged.
 *
 * <p>Corners (Harris) are matched by normalised correlation of patches turned to their dominant
 * gradient, both ways best and clearly better than the second, and brought to a fraction of a
 * pixel.
 */
final class CornerMatches {
  private static final int CORNERS = 900;
  private static final int CELL = 10;
  private static final int RADIUS = 8;
  private static final int SIDE = 2 * RADIUS + 1;
  private static final int MARGIN = 14; // a turned patch and a shift of two pixels
  private static final double GOOD = 0.8;
  private static final double LEAD = 0.06;

  private record Picture(float[] grey, int width, int height, float[] mask) {}

  private record Patch(double col, double row, double angle, float[] values) {}

  private CornerMatches() {}

  static List<EpipolarWitness.Match> between(View a, View b) {
    Picture first = picture(a);
    Picture second = picture(b);
    List<Patch> left = patches(first);
    List<Patch> right = patches(second);
    int[] forth = bestOf(left, right);
    int[] back = bestOf(right, left);
    List<EpipolarWitness.Match> matches = new ArrayList<>();
    for (int i = 0; i < forth.length; i++) {
      if (forth[i] >= 0 && back[forth[i]] == i) {
        Patch p = left.get(i);
        matches.add(
            new EpipolarWitness.Match(
                new Vec2(p.col + 0.5, p.row + 0.5), refined(p, right.get(forth[i]), second)));
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
    int border = MARGIN;
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
        .map(i -> patch(p, i % p.width, i / p.width, angle(p, i % p.width, i / p.width)))
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

  /** The direction of the mean gradient around a pixel. */
  private static double angle(Picture p, int col, int row) {
    double x = 0;
    double y = 0;
    for (int j = -6; j <= 6; j++) {
      for (int i = -6; i <= 6; i++) {
        int at = (row + j) * p.width + col + i;
        double weight = Math.exp(-(i * i + j * j) / 18.0);
        x += weight * (p.grey[at + 1] - p.grey[at - 1]);
        y += weight * (p.grey[at + p.width] - p.grey[at - p.width]);
      }
    }
    return Math.atan2(y, x);
  }

  /** A turned patch with mean 0 and norm 1; without values if it is flat or leaves the picture. */
  private static Patch patch(Picture p, double col, double row, double angle) {
    if (col < MARGIN || row < MARGIN || col >= p.width - MARGIN || row >= p.height - MARGIN) {
      return new Patch(col, row, angle, null);
    }
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    float[] v = new float[SIDE * SIDE];
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      int x = i % SIDE - RADIUS;
      int y = i / SIDE - RADIUS;
      v[i] = sample(p, col + cos * x - sin * y, row + sin * x + cos * y);
      sum += v[i];
    }
    double squares = 0;
    for (int i = 0; i < v.length; i++) {
      v[i] -= (float) (sum / v.length);
      squares += v[i] * v[i];
    }
    if (squares < 0.02) {
      return new Patch(col, row, angle, null);
    }
    for (int i = 0; i < v.length; i++) {
      v[i] /= (float) Math.sqrt(squares);
    }
    return new Patch(col, row, angle, v);
  }

  private static float sample(Picture p, double x, double y) {
    int col = (int) x;
    int row = (int) y;
    float ax = (float) (x - col);
    float ay = (float) (y - row);
    int i = row * p.width + col;
    float top = p.grey[i] + ax * (p.grey[i + 1] - p.grey[i]);
    float bottom = p.grey[i + p.width] + ax * (p.grey[i + p.width + 1] - p.grey[i + p.width]);
    return top + ay * (bottom - top);
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

  /** The best of small shifts and turns, then the top of a parabola along each axis. */
  private static Vec2 refined(Patch p, Patch match, Picture picture) {
    Patch at = match;
    double best = -1;
    for (int i = 0; i < 25 * 5; i++) {
      Patch candidate =
          patch(
              picture,
              match.col + i % 5 - 2,
              match.row + i / 5 % 5 - 2,
              match.angle + 0.06 * (i / 25 - 2));
      double c = correlation(p, candidate);
      if (c > best) {
        best = c;
        at = candidate;
      }
    }
    double left = correlation(p, patch(picture, at.col - 1, at.row, at.angle));
    double right = correlation(p, patch(picture, at.col + 1, at.row, at.angle));
    double up = correlation(p, patch(picture, at.col, at.row - 1, at.angle));
    double down = correlation(p, patch(picture, at.col, at.row + 1, at.angle));
    return new Vec2(at.col + 0.5 + top(left, best, right), at.row + 0.5 + top(up, best, down));
  }

  private static double top(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend < 0 ? Math.max(-0.5, Math.min(0.5, 0.5 * (before - after) / bend)) : 0;
  }
}
