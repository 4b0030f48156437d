package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether photographs fit their cameras: a point has about the same brightness in every view that
 * observes it. A photograph under a wrong pose, or a wrong photograph, shows other things there.
 */
final class ColourAgreement {
  /**
   * Correlation of brightness with the other views' mean. Photographs that fit reach 0.7 and more,
   * unrelated ones lie around 0.
   */
  private static final double LEAST_CORRELATION = 0.2;

  /** With fewer points the correlation of unrelated pictures strays too far from 0. */
  private static final int FEWEST_POINTS = 50;

  private final Scene scene;
  private final float[] sum; // brightness of each point, summed over the photographs seen so far
  private final int[] count;
  private final List<float[]> byView = new ArrayList<>(); // in the order of seenIn, NaN = not seen

  ColourAgreement(Scene scene) {
    this.scene = scene;
    this.sum = new float[scene.points().positions().size()];
    this.count = new int[sum.length];
    for (int i = 0; i < scene.views().size(); i++) {
      byView.add(new float[0]);
    }
  }

  void add(int index, Image image) {
    SparsePoints points = scene.points();
    if (points.seenIn().isEmpty()) {
      return;
    }
    View view = scene.views().get(index);
    int[] seen = points.seenIn().get(index);
    float[] values = new float[seen.length];
    for (int i = 0; i < seen.length; i++) {
      values[i] = brightness(view, image, points.positions().get(seen[i]));
      if (!Float.isNaN(values[i])) {
        sum[seen[i]] += values[i];
        count[seen[i]]++;
      }
    }
    byView.set(index, values);
  }

  List<String> warnings() {
    List<View> strange = new ArrayList<>();
    int judged = 0;
    for (int i = 0; i < byView.size(); i++) {
      double correlation = correlationWithOthers(i);
      judged += Double.isNaN(correlation) ? 0 : 1;
      if (correlation < LEAST_CORRELATION) {
        strange.add(scene.views().get(i));
      }
    }
    if (strange.isEmpty()) {
      return List.of();
    }
    if (strange.size() * 2 > judged) {
      return List.of(
          strange.size()
              + " of "
              + judged
              + " photographs do not show their points where the cameras say: the pictures and the"
              + " poses are not in the same order, or the pictures were turned");
    }
    return List.of(
        Wording.views(strange)
            + ": points lie elsewhere than the camera says; is it the right picture?");
  }

  private double correlationWithOthers(int view) {
    float[] values = byView.get(view);
    double[] own = new double[values.length];
    double[] others = new double[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      int point = scene.points().seenIn().get(view)[i];
      if (!Float.isNaN(values[i]) && count[point] > 1) {
        own[n] = values[i];
        others[n++] = (sum[point] - values[i]) / (count[point] - 1);
      }
    }
    return n < FEWEST_POINTS
        ? Double.NaN
        : correlation(Arrays.copyOf(own, n), Arrays.copyOf(others, n));
  }

  /** Pearson's; 1 where nothing varies, because then nothing disagrees. */
  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa * bb > 1e-12 * a.length * a.length ? ab / Math.sqrt(aa * bb) : 1;
  }

  private static float brightness(View view, Image image, Vec3 point) {
    Vec3 projected = view.camera().project(point);
    if (!view.camera().sees(projected)) {
      return Float.NaN;
    }
    int col = Math.min((int) projected.x(), image.width() - 1);
    int row = Math.min((int) projected.y(), image.height() - 1);
    return (image.at(col, row, 0) + image.at(col, row, 1) + image.at(col, row, 2)) / 3;
  }
}
