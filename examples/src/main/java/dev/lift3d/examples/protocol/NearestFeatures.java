package dev.lift3d.examples.protocol;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;

/**
 * The features of one source view, warped into the target cell by cell by the target's depth: no
 * blending, no thought of what hides what. What the source does not show repeats its edge.
 *
 * @param source camera of the source view, of any size
 * @param map its features
 */
record NearestFeatures(Camera source, FeatureMap map) {
  /**
   * Warps.
   *
   * @param target the target camera
   * @param depth z of each of its cells, on a grid like the map's
   * @return the target's features
   */
  FeatureMap warped(Camera target, Image depth) {
    Camera from = source.resized(map.cells().imageWidth(), map.cells().imageHeight());
    Camera to = target.resized(map.cells().imageWidth(), map.cells().imageHeight());
    float[] out = new float[map.data().length];
    float[] cell = new float[map.channels()];
    for (int i = 0; i < depth.data().length; i++) {
      double u = map.cells().centre(i % map.width());
      double v = map.cells().centre(i / map.width());
      Vec3 seen = from.project(to.unproject(u, v, depth.data()[i]));
      if (seen.z() > 0) { // behind the source there is nothing to take
        map.sample(seen.x(), seen.y(), cell);
        System.arraycopy(cell, 0, out, i * cell.length, cell.length);
      }
    }
    return new FeatureMap(map.channels(), map.height(), map.width(), out, map.cells());
  }
}
