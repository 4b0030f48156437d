package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.ray.RayBundle;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Rays through the centres of cells of the target's feature map: between cells the truth is not
 * known.
 *
 * @param layout where the cells lie
 * @param columns R, each ray's cell
 * @param rows R, each ray's cell
 */
record WantedRays(CellLayout layout, int[] columns, int[] rows) {
  static WantedRays draw(FeatureMap truth, int count, SplittableRandom random) {
    int[] columns = new int[count];
    int[] rows = new int[count];
    for (int r = 0; r < count; r++) {
      columns[r] = random.nextInt(truth.width());
      rows[r] = random.nextInt(truth.height());
    }
    return new WantedRays(truth.cells(), columns, rows);
  }

  int count() {
    return rows.length;
  }

  /** R x D, what the rays should show. */
  float[] features(FeatureMap truth) {
    if (!truth.cells().equals(layout)) {
      throw new IllegalArgumentException(
          "operators of a step share a grid, found " + truth.cells() + " and " + layout);
    }
    int channels = truth.channels();
    float[] out = new float[count() * channels];
    for (int r = 0; r < count(); r++) {
      int from = (rows[r] * truth.width() + columns[r]) * channels;
      System.arraycopy(truth.data(), from, out, r * channels, channels);
    }
    return out;
  }

  /** At most {@code most} rays of a target camera of any size, from number {@code first} on. */
  RayBundle bundle(Camera target, int first, int most) {
    Camera camera = target.resized(layout.imageWidth(), layout.imageHeight());
    double[] pixels = new double[2 * (Math.min(count(), first + most) - first)];
    Arrays.setAll(
        pixels, i -> layout.centre(i % 2 == 0 ? columns[first + i / 2] : rows[first + i / 2]));
    return RayBundle.through(camera, pixels);
  }
}
