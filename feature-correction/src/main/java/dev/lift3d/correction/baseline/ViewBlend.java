package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.epipolar.stereo.PixelTransfer;
import dev.lift3d.epipolar.stereo.PosedDepth;
import java.util.List;

/**
 * How much each source view counts at a place that the target camera sees (Buehler et al.,
 * Unstructured Lumigraph Rendering, 2001): near directions and distances first, hidden views not,
 * views fading out towards their borders.
 */
final class ViewBlend {
  /** Angle between viewing directions, radians, at which a view's worth begins to fall. */
  private static final double ANGLE = Math.toRadians(5);

  /** Ratio of distances, as a logarithm, at which it does. */
  private static final double RATIO = 0.3;

  /** How steeply it falls. */
  private static final int STEEPNESS = 4;

  /** Pixels from a photograph's border over which it fades out. */
  private static final double BORDER = 10;

  /** Weight of agreement with a depth that is not trusted at all. */
  private static final double UNTRUSTED = 0.2;

  /** Trust from which on a depth can hide what lies behind. */
  private static final double HIDES = 0.1;

  /** Tolerances by which a place must lie behind what a view sees to be hidden. */
  private static final double BEHIND = 3;

  /** Visibility, summed over views, below which nobody is said to see a place. */
  private static final double SEEN = 0.1;

  private final Camera target;
  private final List<DepthView> views;
  private final PixelTransfer[] to;
  private final Vec3[] centres;

  ViewBlend(Camera target, List<DepthView> views) {
    this.target = target;
    this.views = views;
    this.to =
        views.stream()
            .map(v -> PixelTransfer.between(target, v.camera()))
            .toArray(PixelTransfer[]::new);
    this.centres = views.stream().map(v -> v.camera().pose().centreInWorld()).toArray(Vec3[]::new);
  }

  /** What the views have of one place; reused from place to place. */
  final class Place {
    private final double[] weights = new double[to.length];
    private final double[] worth = new double[to.length];
    private final double[] visible = new double[to.length];
    private final double[][] at = new double[to.length][3];
    private double seen;

    /** How surely some view sees the place, in [0, 1]. */
    double seen() {
      return seen;
    }

    /** A view's weight; all are 0 where no view has the place in its picture. */
    double weight(int view) {
      return weights[view];
    }

    /** Where the place is in a view, as a part of its width. */
    double x(int view) {
      return at[view][0] / views.get(view).photograph().width();
    }

    /** Where the place is in a view, as a part of its height. */
    double y(int view) {
      return at[view][1] / views.get(view).photograph().height();
    }

    /**
     * Moves to another place.
     *
     * @param u column in the target
     * @param v row in the target
     * @param w one over z in the target, positive
     */
    void moveTo(double u, double v, double w) {
      Vec3 point = target.unproject(u, v, 1 / w);
      Vec3 ray = target.pose().centreInWorld().minus(point);
      double sum = 0;
      for (int j = 0; j < to.length; j++) {
        to[j].at(u, v, w, at[j]);
        double inside = inside(views.get(j), at[j]);
        worth[j] = inside > 0 ? inside * closeness(ray, centres[j].minus(point)) : 0;
        visible[j] = inside > 0 ? visible(views.get(j), at[j], to[j].baseline()) : 0;
        sum += inside * Math.max(0, visible[j]);
      }
      seen = Math.min(1, sum);
      weigh(sum >= SEEN);
    }

    /** Views that see the place; where none is sure, those that may, else any that look there. */
    private void weigh(boolean sure) {
      boolean open = false;
      for (int j = 0; j < weights.length; j++) {
        open |= worth[j] > 0 && visible[j] >= 0;
      }
      for (int j = 0; j < weights.length; j++) {
        double uncertain = open && visible[j] < 0 ? 0 : 1;
        weights[j] = worth[j] * (sure ? Math.max(0, visible[j]) : uncertain);
      }
    }
  }

  /** 1 well inside a photograph, 0 outside. */
  private static double inside(DepthView view, double[] p) {
    double x = Math.min(p[0], view.photograph().width() - p[0]);
    double y = Math.min(p[1], view.photograph().height() - p[1]);
    return p[2] > 0 ? Math.max(0, Math.min(1, Math.min(x, y) / BORDER)) : 0;
  }

  private static double closeness(Vec3 ray, Vec3 other) {
    double cosine = ray.dot(other) / (ray.norm() * other.norm());
    double angle = Math.acos(Math.max(-1, Math.min(1, cosine))) / ANGLE;
    double ratio = Math.log(other.norm() / ray.norm()) / RATIO;
    return Math.pow(1 + angle * angle + ratio * ratio, -STEEPNESS);
  }

  /**
   * How far the four pixels around a place bear its depth out, between 0 and 1; -1 if all of them
   * hide it. Nearest pixels would switch on edges.
   */
  private static double visible(DepthView view, double[] p, double baseline) {
    int width = view.photograph().width();
    double x = Math.max(0, Math.min(width - 1, p[0] - 0.5));
    double y = Math.max(0, Math.min(view.photograph().height() - 1, p[1] - 0.5));
    double tolerance = PosedDepth.tolerance(p[2], baseline);
    double sum = 0;
    int hiding = 0;
    for (int k = 0; k < 4; k++) {
      int col = Math.min(width - 1, (int) x + (k & 1));
      int row = Math.min(view.photograph().height() - 1, (int) y + (k >> 1));
      double share = Math.abs(1 - (k & 1) - (x - (int) x)) * Math.abs(1 - (k >> 1) - (y - (int) y));
      float there = view.inverse()[row * width + col];
      float trust = view.trust()[row * width + col];
      double r = (p[2] - there) / tolerance;
      sum += there > 0 ? share * (UNTRUSTED + (1 - UNTRUSTED) * trust) * Math.exp(-r * r) : 0;
      hiding += there > 0 && r < -BEHIND && trust > HIDES ? 1 : 0;
    }
    return hiding == 4 ? -1 : sum;
  }
}
