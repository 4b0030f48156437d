package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A view's depth held against that of other views: what several see at the same place is there,
 * what others see through is not.
 *
 * @param camera at the maps' size
 * @param inverse H x W, one over z; 0 where nothing is known
 * @param trust H x W in [0, 1]
 */
public record PosedDepth(Camera camera, float[] inverse, float[] trust) {
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

  /** Matching's own confidence says little beside the agreement of views. */
  private static final double FLATTENED = 0.12;

  /** Checks that the arrays have the camera's size. */
  public PosedDepth {
    Intrinsics k = camera.intrinsics();
    int pixels = k.width() * k.height();
    if (inverse.length != pixels || trust.length != pixels) {
      throw new IllegalArgumentException(
          String.format(
              "a camera of %d x %d pixels with %d inverse depths and %d trusts",
              k.width(), k.height(), inverse.length, trust.length));
    }
  }

  /**
   * A map as stereo gives it.
   *
   * @param camera of the view, at any size
   * @param depth its depth
   * @return the same depth
   */
  public static PosedDepth of(Camera camera, SourceDepth depth) {
    float[] trust = new float[depth.confidence().length];
    for (int i = 0; i < trust.length; i++) {
      trust[i] = trust(depth.confidence()[i]);
    }
    return new PosedDepth(camera.resized(depth.columns(), depth.rows()), depth.inverse(), trust);
  }

  /**
   * How far a depth is trusted before other views are asked.
   *
   * @param confidence what the matcher says, in [0, 1]
   * @return in [0, 1], 0 for 0
   */
  public static float trust(float confidence) {
    return (float) Math.pow(confidence, FLATTENED);
  }

  /**
   * Asks other views: trust grows with those that see the same place, and falls with those that see
   * through it.
   *
   * @param others the same scene from other cameras
   * @return H x W, trust after that
   */
  public float[] checked(List<PosedDepth> others) {
    PixelTransfer[] to =
        others.stream()
            .map(o -> PixelTransfer.between(camera, o.camera))
            .toArray(PixelTransfer[]::new);
    int width = camera.intrinsics().width();
    float[] checked = new float[trust.length];
    IntStream.range(0, camera.intrinsics().height())
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
    return checked;
  }

  /**
   * The largest difference in inverse depth that still means the same place.
   *
   * @param w inverse depth
   * @param baseline between the two cameras; small ones forgive errors of depth
   * @return in the unit of w
   */
  public static double tolerance(double w, double baseline) {
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
  public double agreement(double[] p, double baseline) {
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    if (!(p[2] > 0 && p[0] >= 0 && p[1] >= 0 && p[0] < width && p[1] < height)) {
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
