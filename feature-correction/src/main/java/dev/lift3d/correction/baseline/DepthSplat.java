package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.PushPull;
import java.util.Arrays;
import java.util.List;

/**
 * Predicts a view from source views with depth, without training: their surfaces are painted into
 * the target, fused to one depth there, and every target pixel takes the colours that the sources
 * have where its point falls, by closeness of view and agreement of depth. Holes lie on the far
 * side of what borders them.
 *
 * @param target the camera to predict
 * @param range the depths it sees
 */
public record DepthSplat(Camera target, DepthRange range) {
  /** More source views than this blur more than they fill. */
  public static final int USEFUL_SOURCES = 5;

  /** Pixels around each one whose median it takes, as a radius. */
  private static final int MEDIAN_RADIUS = 1;

  /** Islands of a smaller part of the picture are errors. */
  private static final double SPECKLE = 5e-4;

  /** Power of depth that weighs a hole's borders against each other. */
  private static final double FAR_SIDE = 4;

  /**
   * Predicts.
   *
   * @param views at least one source view, best first; more than {@value #USEFUL_SOURCES} do not
   *     help
   * @return picture, depth and coverage
   */
  public SplattedView predict(List<DepthView> views) {
    if (views.isEmpty()) {
      throw new IllegalArgumentException("at least one source view is needed");
    }
    int width = target.intrinsics().width();
    int height = target.intrinsics().height();
    float[] inverse = new DepthFusion(target, views).fused();
    inverse = new MedianFilter(width, height, MEDIAN_RADIUS).applied(inverse);
    new Speckles(width, (int) (SPECKLE * width * height)).remove(inverse);
    boolean[] found = new boolean[inverse.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = inverse[i] > 0;
    }
    fill(inverse);
    return new SplattedView(target, List.copyOf(views), inverse, found);
  }

  private void fill(float[] inverse) {
    float middle = (float) ((1 / range.near() + 1 / range.far()) / 2);
    float[] weights = new float[inverse.length];
    boolean any = false;
    for (int i = 0; i < weights.length; i++) {
      if (inverse[i] > 0) {
        double times = Math.max(0.1, Math.min(10, middle / inverse[i])); // within single precision
        weights[i] = (float) Math.pow(times, FAR_SIDE);
        any = true;
      }
    }
    if (any) {
      new PushPull(target.intrinsics().width(), target.intrinsics().height(), inverse, weights)
          .fill();
    } else {
      Arrays.fill(inverse, middle);
    }
  }
}
