package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the views to match a view with: they see what it sees, from a little aside.
 *
 * <p>Points are laid through the reference's view volume (a grid of rays, a few depths uniform in
 * inverse depth). A view's worth at a point is zero if the point is outside its image, else depends
 * on the angle at the point between the two cameras, best between {@value #BEST_FROM} and {@value
 * #BEST_TO} degrees: too small an angle leaves depth open, too large a one shows another face of
 * things. Views are taken one by one, each time the one that adds most to the sum over points of
 * the square root of the worth collected there, so that all of the picture is seen by some.
 */
public final class StereoNeighbours {
  private static final int GRID = 7;
  private static final int DEPTHS = 5;
  private static final double BEST_FROM = 5;
  private static final double BEST_TO = 15;

  /** Degrees beyond the best angles at which the worth falls to 1 / e. */
  private static final double FALL = 12;

  /** Angle between viewing directions, degrees, at which a view's worth has halved. */
  private static final double TURN = 45;

  /** Mean worth below which a view is of no use. */
  private static final double LEAST_WORTH = 1e-4;

  private StereoNeighbours() {}

  /**
   * Ranks the other views of a scene for stereo with one of them.
   *
   * @param reference index of the view whose depth is sought
   * @param cameras all views
   * @param range the depths that the reference sees
   * @param count how many to choose at most
   * @return indices into {@code cameras}, best first, without the reference; fewer than {@code
   *     count} where fewer are of use
   */
  public static List<Integer> choose(
      int reference, List<Camera> cameras, DepthRange range, int count) {
    List<Vec3> points = points(cameras.get(reference), range);
    double[][] worth = new double[cameras.size()][];
    List<Integer> candidates = new ArrayList<>();
    for (int v = 0; v < worth.length; v++) {
      worth[v] = worth(cameras.get(reference), cameras.get(v), points);
      if (v != reference && mean(worth[v]) >= LEAST_WORTH) {
        candidates.add(v);
      }
    }
    double[] collected = new double[points.size()];
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count && !candidates.isEmpty()) {
      int best = best(candidates, worth, collected);
      chosen.add(best);
      candidates.remove((Integer) best);
      for (int p = 0; p < collected.length; p++) {
        collected[p] += worth[best][p];
      }
    }
    return chosen;
  }

  private static int best(List<Integer> candidates, double[][] worth, double[] collected) {
    int best = candidates.get(0);
    double most = -1;
    for (int v : candidates) {
      double gain = 0;
      for (int p = 0; p < collected.length; p++) {
        gain += Math.sqrt(collected[p] + worth[v][p]) - Math.sqrt(collected[p]);
      }
      if (gain > most) {
        best = v;
        most = gain;
      }
    }
    return best;
  }

  private static List<Vec3> points(Camera camera, DepthRange range) {
    List<Vec3> points = new ArrayList<>();
    for (int d = 0; d < DEPTHS; d++) {
      double inverse = InversePlanes.over(range, DEPTHS + 1).at(d + 0.5);
      for (int cell = 0; cell < GRID * GRID; cell++) {
        double u = (cell % GRID + 0.5) / GRID * camera.intrinsics().width();
        double v = (cell / GRID + 0.5) / GRID * camera.intrinsics().height();
        points.add(camera.unproject(u, v, 1 / inverse));
      }
    }
    return points;
  }

  private static double[] worth(Camera reference, Camera other, List<Vec3> points) {
    Vec3 a = reference.pose().centreInWorld();
    Vec3 b = other.pose().centreInWorld();
    double turn = degrees(reference.pose().forwardInWorld(), other.pose().forwardInWorld()) / TURN;
    double[] worth = new double[points.size()];
    for (int p = 0; p < worth.length; p++) {
      Vec3 x = points.get(p);
      double da = x.distance(a);
      double db = x.distance(b);
      if (da > 0 && db > 0 && other.sees(other.project(x))) {
        double ratio = Math.log(db / da) / Math.log(2);
        double angle = worthOfAngle(degrees(x.minus(a), x.minus(b)));
        worth[p] = angle / (1 + turn * turn + ratio * ratio);
      }
    }
    return worth;
  }

  /** Worth of a triangulation angle, given in degrees: 0 .. 1. */
  static double worthOfAngle(double degrees) {
    if (degrees < BEST_FROM) {
      return degrees * degrees / (BEST_FROM * BEST_FROM);
    }
    double beyond = Math.max(0, degrees - BEST_TO) / FALL;
    return Math.exp(-beyond * beyond);
  }

  private static double degrees(Vec3 a, Vec3 b) {
    return Math.toDegrees(Math.atan2(a.cross(b).norm(), a.dot(b)));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }
}
