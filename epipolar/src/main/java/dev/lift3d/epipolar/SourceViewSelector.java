package dev.lift3d.epipolar;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.SparsePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the source views that see what a target camera sees, from nearby directions.
 *
 * <p>Points are laid through the target's view volume (a grid of rays, a few depths uniform in
 * inverse depth). A view's worth at a point is zero if the point is outside its image, else falls
 * with the angle between the two viewing directions and with the ratio of the distances. Views are
 * taken one by one, each time the one that adds most to the sum over points of the square root of
 * the worth collected there: close views come first, but not many that see the same part only.
 *
 * <p>Where structure from motion left sparse points, those that the target has in its image count
 * as well: they lie on surfaces, and who observed one was not looking at something in front of it.
 * A view that has such a point in its image without having observed it is worth less there. At a
 * point that the candidates see from nearly the same direction small angles tell them apart: worth
 * has halved at the median of their angles, at the latest at that of the view volume.
 */
public final class SourceViewSelector {
  private static final int GRID = 7;
  private static final int DEPTHS = 5;

  /** Angle at which a view's worth has halved, in radians. */
  private static final double HALF_ANGLE = Math.toRadians(15);

  /** Smaller angles, in radians, are all alike. */
  private static final double SMALLEST_ANGLE = Math.toRadians(0.1);

  /** Weight of all sparse points together; that of the view volume makes it 1. */
  private static final double SPARSE = 0.7;

  /** What is left of a view's worth at a sparse point that it did not observe. */
  private static final double UNOBSERVED = 0.25;

  /** With fewer sparse points in the target's image they say too little. */
  private static final int FEWEST_SPARSE = 20;

  /** More sparse points, evenly left out, say nothing new. */
  private static final int MOST_SPARSE = 600;

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
    return choose(target, range, candidates, SparsePoints.NONE, count);
  }

  /**
   * Ranks candidate views for a target camera, with the help of sparse points.
   *
   * @param target the target camera
   * @param range the depths the target sees
   * @param candidates cameras of the views to choose from
   * @param sparse sparse points, and which of them each candidate observed; may be none
   * @param count how many to choose at most
   * @return indices into {@code candidates}, best first; views that see nothing of what the target
   *     sees come last, by distance
   */
  public static List<Integer> choose(
      Camera target, DepthRange range, List<Camera> candidates, SparsePoints sparse, int count) {
    List<Vec3> points = volume(target, range);
    int volume = points.size();
    int[] shared = inImage(target, range, sparse);
    Arrays.stream(shared).mapToObj(sparse.positions()::get).forEach(points::add);
    Sight[] sights =
        candidates.stream().map(c -> Sight.of(target, c, points)).toArray(Sight[]::new);
    double[] halves = halves(sights, volume, points.size());
    double[][] worth = new double[sights.length][];
    double[] distances = new double[sights.length];
    for (int v = 0; v < sights.length; v++) {
      worth[v] = sights[v].worth(halves);
      if (shared.length > 0) {
        doubtUnobserved(worth[v], volume, shared, sparse.seenIn().get(v));
      }
      distances[v] =
          candidates.get(v).pose().centreInWorld().distance(target.pose().centreInWorld());
    }
    return new Coverage(worth, weights(volume, shared.length), distances).take(count);
  }

  /** At each point the angle at which a view's worth has halved, in radians. */
  private static double[] halves(Sight[] sights, int volume, int points) {
    double[] halves = new double[points];
    Arrays.fill(halves, HALF_ANGLE);
    for (int p = volume; p < points; p++) {
      int point = p;
      double[] angles =
          Arrays.stream(sights)
              .mapToDouble(s -> s.angle[point])
              .filter(angle -> !Double.isNaN(angle))
              .sorted()
              .toArray();
      if (angles.length > 0) {
        double median = angles[(angles.length - 1) / 2];
        halves[p] = Math.max(SMALLEST_ANGLE, Math.min(HALF_ANGLE, median));
      }
    }
    return halves;
  }

  /**
   * How a candidate sees points.
   *
   * @param angle between its and the target's directions at each point, radians; NaN where it does
   *     not have the point in its image
   * @param ratio logarithm of its distance by the target's
   */
  private record Sight(double[] angle, double[] ratio) {
    static Sight of(Camera target, Camera candidate, List<Vec3> points) {
      Vec3 a = target.pose().centreInWorld();
      Vec3 b = candidate.pose().centreInWorld();
      Sight sight = new Sight(new double[points.size()], new double[points.size()]);
      for (int p = 0; p < points.size(); p++) {
        Vec3 x = points.get(p);
        double da = x.distance(a);
        double db = x.distance(b);
        double cos = x.minus(a).dot(x.minus(b)) / Math.max(da * db, 1e-12);
        boolean seen = candidate.sees(candidate.project(x));
        sight.angle[p] = seen ? Math.acos(Math.max(-1, Math.min(1, cos))) : Double.NaN;
        sight.ratio[p] = Math.log(Math.max(db, 1e-12) / Math.max(da, 1e-12));
      }
      return sight;
    }

    double[] worth(double[] halves) {
      double[] worth = new double[angle.length];
      for (int p = 0; p < worth.length; p++) {
        double turned = angle[p] / halves[p];
        worth[p] = Double.isNaN(turned) ? 0 : 1 / (1 + turned * turned + ratio[p] * ratio[p]);
      }
      return worth;
    }
  }

  private static double[] weights(int volume, int shared) {
    double[] weights = new double[volume + shared];
    double part = shared > 0 ? SPARSE : 0;
    Arrays.fill(weights, 0, volume, (1 - part) / volume);
    Arrays.fill(weights, volume, weights.length, part / Math.max(1, shared));
    return weights;
  }

  private static void doubtUnobserved(double[] worth, int first, int[] shared, int[] observed) {
    int[] sorted = observed.clone();
    Arrays.sort(sorted);
    for (int p = 0; p < shared.length; p++) {
      if (Arrays.binarySearch(sorted, shared[p]) < 0) {
        worth[first + p] *= UNOBSERVED;
      }
    }
  }

  /** Sparse points that the target has in its image, at depths that it sees. */
  private static int[] inImage(Camera target, DepthRange range, SparsePoints sparse) {
    int[] seen = new int[sparse.positions().size()];
    int count = 0;
    for (int p = 0; p < seen.length; p++) {
      Vec3 projected = target.project(sparse.positions().get(p));
      boolean within = projected.z() >= range.near() && projected.z() <= range.far();
      if (within && target.sees(projected)) {
        seen[count++] = p;
      }
    }
    if (count < FEWEST_SPARSE) {
      return new int[0];
    }
    int[] even = new int[Math.min(count, MOST_SPARSE)];
    for (int i = 0; i < even.length; i++) {
      even[i] = seen[(int) ((long) i * count / even.length)];
    }
    return even;
  }

  /** Points all over the target's view volume. */
  private static List<Vec3> volume(Camera target, DepthRange range) {
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
}
