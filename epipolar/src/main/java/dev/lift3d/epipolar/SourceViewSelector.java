package dev.lift3d.epipolar;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the source views that see what a target camera sees, from nearby directions.
 *
 * <p>Points are laid through the target's view volume (a grid of rays, a few depths uniform in
 * inverse depth). A view's worth at a point is zero if the point is outside its image, else falls
 * with the angle between the two viewing directions and with the ratio of the distances. Views are
 * taken one by one, each time the one that adds most to the sum over points of the square root of
 * the worth collected there: close views come first, but not many that see the same part only.
 */
public final class SourceViewSelector {
  private static final int GRID = 7;
  private static final int DEPTHS = 5;

  /** Angle at which a view's worth has halved, in radians. */
  private static final double HALF_ANGLE = Math.toRadians(15);

  private SourceViewSelector() {}

  /**
   * Ranks candidate views for a target camera.
   *
   * @param target the target camera
   * @param range the depths the target sees
   * @param candidates cameras of the views to choose from
   * @param count how many to choose at most
   * @return indices into {@code candidates}, best first; views that see nothing of the target's
   *     volume come last, by distance
   */
  public static List<Integer> choose(
      Camera target, DepthRange range, List<Camera> candidates, int count) {
    List<Vec3> points = points(target, range);
    double[][] worth = new double[candidates.size()][];
    for (int v = 0; v < worth.length; v++) {
      worth[v] = worth(target, candidates.get(v), points);
    }
    double[] collected = new double[points.size()];
    boolean[] taken = new boolean[worth.length];
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(count, worth.length)) {
      int best = best(target, candidates, worth, collected, taken);
      taken[best] = true;
      chosen.add(best);
      for (int p = 0; p < collected.length; p++) {
        collected[p] += worth[best][p];
      }
    }
    return chosen;
  }

  private static int best(
      Camera target,
      List<Camera> candidates,
      double[][] worth,
      double[] collected,
      boolean[] taken) {
    int best = -1;
    double most = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int v = 0; v < worth.length; v++) {
      if (taken[v]) {
        continue;
      }
      double gain = 0;
      for (int p = 0; p < collected.length; p++) {
        gain += Math.sqrt(collected[p] + worth[v][p]) - Math.sqrt(collected[p]);
      }
      double distance =
          candidates.get(v).pose().centreInWorld().distance(target.pose().centreInWorld());
      if (best < 0 || gain > most || (gain == most && distance < nearest)) {
        best = v;
        most = gain;
        nearest = distance;
      }
    }
    return best;
  }

  private static List<Vec3> points(Camera target, DepthRange range) {
    List<Vec3> points = new ArrayList<>();
    double a = 1 / range.near();
    double b = 1 / range.far();
    for (int d = 0; d < DEPTHS; d++) {
      double depth = 1 / (a + (b - a) * (d + 0.5) / DEPTHS);
      for (int cell = 0; cell < GRID * GRID; cell++) {
        double u = (cell % GRID + 0.5) / GRID * target.intrinsics().width();
        double v = (cell / GRID + 0.5) / GRID * target.intrinsics().height();
        points.add(target.unproject(u, v, depth));
      }
    }
    return points;
  }

  private static double[] worth(Camera target, Camera candidate, List<Vec3> points) {
    Vec3 a = target.pose().centreInWorld();
    Vec3 b = candidate.pose().centreInWorld();
    double[] worth = new double[points.size()];
    for (int p = 0; p < worth.length; p++) {
      Vec3 x = points.get(p);
      if (candidate.sees(candidate.project(x))) {
        double da = x.distance(a);
        double db = x.distance(b);
        double cos = x.minus(a).dot(x.minus(b)) / Math.max(da * db, 1e-12);
        double angle = Math.acos(Math.max(-1, Math.min(1, cos))) / HALF_ANGLE;
        double ratio = Math.log(Math.max(db, 1e-12) / Math.max(da, 1e-12));
        worth[p] = 1 / (1 + angle * angle + ratio * ratio);
      }
    }
    return worth;
  }
}
