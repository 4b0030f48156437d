package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import java.util.SplittableRandom;

/** Draws rays of a target view, uniformly over its pixels. */
final class RayDraw {
  private RayDraw() {}

  static TargetRays draw(
      TrainingScene scene,
      int target,
      int longEdge,
      int count,
      ColourChange change,
      SplittableRandom random) {
    Camera camera = scene.camera(target, longEdge);
    Image photo = change.apply(scene.photograph(target, longEdge));
    float[] depth = scene.depth(target, longEdge);
    double[] pixels = new double[2 * count];
    float[] colours = new float[3 * count];
    float[] depths = new float[count];
    for (int r = 0; r < count; r++) {
      int col = random.nextInt(photo.width());
      int row = random.nextInt(photo.height());
      pixels[2 * r] = col + 0.5;
      pixels[2 * r + 1] = row + 0.5;
      for (int c = 0; c < 3; c++) {
        colours[3 * r + c] = photo.at(col, row, c);
      }
      depths[r] = depth[row * photo.width() + col];
    }
    return new TargetRays(camera, widened(scene.range(target), random), pixels, colours, depths);
  }

  /** Ranges are never known exactly: the network must not rely on their ends. */
  private static DepthRange widened(DepthRange range, SplittableRandom random) {
    return new DepthRange(
        range.near() * (0.75 + 0.25 * random.nextDouble()),
        range.far() * (1 + 0.4 * random.nextDouble()));
  }
}
