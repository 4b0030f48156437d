package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A photograph with a depth at each of its pixels.
 *
 * @param camera at the photograph's size
 * @param photograph H x W x 3
 * @param inverse H x W, one over z; 0 where nothing is known
 * @param trust H x W in [0, 1], how sure the depth is; 0 where nothing is known
 */
public record DepthView(Camera camera, Image photograph, float[] inverse, float[] trust) {
  /** Depths that differ by less than this part of them mean the same place. */
  private static final double SAME_PART = 0.03;

  /** So do depths that the other camera sees within this angle, in radians. */
  private static final double SAME_ANGLE = 0.0096;

  /** But never depths that differ by more than this part, as with cameras side by side. */
  private static final double SAME_AT_MOST = 0.4;

  /** Tolerances by which a point must lie in front of what a view sees to be seen through. */
  private static final double THROUGH = 3;

  /** Sum of others' agreement at which trust has halved. */
  private static final double HALF_SUPPORT = 0.7;

  /** What stays of trust that no other view supports. */
  private static final double UNSUPPORTED = 0.02;

  /** Checks that the arrays have the photograph's size. */
  public DepthView {
    int pixels = photograph.width() * photograph.height();
    if (photograph.channels() != 3 || inverse.length != pixels || trust.length != pixels) {
      throw new IllegalArgumentException(
          String.format(
              "a photograph of %d x %d x %d with %d inverse depths and %d trusts",
              photograph.width(),
              photograph.height(),
              photograph.channels(),
              inverse.length,
              trust.length));
    }
  }

  /**
   * Takes a depth map to the photograph's pixels, without averages over edges.
   *
   * @param view the photograph
   * @param depth its depth, on any grid that spans it
   * @return the view; trust is the map's confidence
   */
  public static DepthView of(StereoView view, SourceDepth depth) {
    return new DepthUpsampling(view.photograph(), depth).applied(view.camera());
  }

  /**
   * A photograph of whose depth nothing is known.
   *
   * @param view the photograph
   * @return the view; it can still lend its colours
   */
  public static DepthView unknown(StereoView view) {
    return of(view, SourceDepth.unknown());
  }

  /**
   * Holds the depth against that of other views: trust grows with the views that see the same
   * place, and falls with those that see through it.
   *
   * @param others the same scene from other cameras, as {@link #of} made them
   * @return the same depth with trust of its own
   */
  public DepthView checked(List<DepthView> others) {
    PixelTransfer[] to =
        others.stream()
            .map(o -> PixelTransfer.between(camera, o.camera))
            .toArray(PixelTransfer[]::new);
    int width = photograph.width();
    float[] checked = new float[trust.length];
    IntStream.range(0, photograph.height())
        .parallel()
        .forEach(
            row -> {
              double[] p = new double[3];
              for (int i = row * width; i < (row + 1) * width; i++) {
                double support = 0;
                double against = 0;
                for (int j = 0; j < to.length && inverse[i] > 0; j++) {
                  to[j].at(i - row * width + 0.5, row + 0.5, inverse[i], p);
                  double a = others.get(j).agreement(p, to[j].baseline());
                  support += Math.max(0, a);
                  against += Math.max(0, -a);
                }
                double part = (support + UNSUPPORTED) / (support + against + HALF_SUPPORT);
                checked[i] = (float) (trust[i] * part);
              }
            });
    return new DepthView(camera, photograph, inverse, checked);
  }

  /**
   * The largest difference in inverse depth that still means the same place.
   *
   * @param w inverse depth
   * @param baseline between the two cameras; small ones forgive errors of depth
   */
  static double tolerance(double w, double baseline) {
    return Math.max(SAME_PART * w, Math.min(SAME_AT_MOST * w, SAME_ANGLE / baseline));
  }

  /**
   * What this view says of a point.
   *
   * @param p column, row and inverse depth of the point in this view
   * @param baseline as in {@link #tolerance}
   * @return up to 1 where this view sees it, down to -1 where it sees through it, 0 if it cannot
   *     tell
   */
  double agreement(double[] p, double baseline) {
    int width = photograph.width();
    if (!(p[2] > 0 && p[0] >= 0 && p[1] >= 0 && p[0] < width && p[1] < photograph.height())) {
      return 0;
    }
    int i = (int) p[1] * width + (int) p[0];
    if (!(inverse[i] > 0)) {
      return 0;
    }
    double r = (p[2] - inverse[i]) / tolerance(p[2], baseline);
    return r > THROUGH ? -trust[i] : trust[i] * Math.exp(-r * r);
  }
}
