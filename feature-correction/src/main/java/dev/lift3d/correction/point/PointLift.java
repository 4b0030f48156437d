package dev.lift3d.correction.point;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Lifts source features onto points without rendering: each point is looked up in the views that
 * see it, and what they show is averaged.
 *
 * @param visibility how depth decides whether a view shows a point
 * @param mean how the views' features are averaged
 */
public record PointLift(Visibility visibility, RobustMean mean) {
  /** The geometric median over views whose depth agrees. */
  public static final PointLift DEFAULT = new PointLift(Visibility.DEFAULT, RobustMean.MEDIAN);

  /** Points that a worker takes at a time. */
  private static final int STRIP = 64;

  /** Checks that nothing is null. */
  public PointLift {
    Objects.requireNonNull(visibility, "visibility");
    Objects.requireNonNull(mean, "mean");
  }

  /**
   * Lifts.
   *
   * @param points N points in the world: a point cloud, Gaussians, or the centres of voxels
   * @param views at least one, with maps of equal channels
   * @param workers who works
   * @return features, each weight the sum of the views' visibilities
   */
  public LiftedPoints onto(List<Vec3> points, List<PointView> views, Workers workers) {
    int[] channels = views.stream().mapToInt(v -> v.map().channels()).distinct().toArray();
    if (channels.length != 1) {
      throw new IllegalArgumentException(
          "views need maps of equal channels, found " + Arrays.toString(channels));
    }
    int d = channels[0];
    float[] features = new float[Math.multiplyExact(points.size(), d)];
    float[] weights = new float[points.size()];
    workers.forEach(
        (points.size() + STRIP - 1) / STRIP,
        strip -> {
          Looks looks = new Looks(views, d);
          int end = Math.min(points.size(), (strip + 1) * STRIP);
          for (int n = strip * STRIP; n < end; n++) {
            weights[n] = (float) looks.at(points.get(n));
            if (weights[n] > 0) {
              System.arraycopy(looks.mean(), 0, features, n * d, d);
            }
          }
        });
    return new LiftedPoints(d, features, weights);
  }

  /** What the views show of one point. */
  private final class Looks {
    private final List<PointView> views;
    private final float[][] texels;
    private final double[] weights;
    private int seen;

    Looks(List<PointView> views, int channels) {
      this.views = views;
      this.texels = new float[views.size()][channels];
      this.weights = new double[views.size()];
    }

    /** Looks from all views; the sum of their weights. */
    double at(Vec3 point) {
      seen = 0;
      double total = 0;
      for (PointView view : views) {
        weights[seen] = view.look(point, visibility, texels[seen]);
        if (weights[seen] > 0) {
          total += weights[seen++];
        }
      }
      return total;
    }

    float[] mean() {
      return mean.of(Arrays.copyOf(texels, seen), Arrays.copyOf(weights, seen));
    }
  }
}
