package dev.lift3d.correction;

import dev.lift3d.core.ray.RayBundle;

/** Says where along its rays the last pass looks. */
@FunctionalInterface
interface DepthGuide {
  /**
   * The depths of a chunk of rays.
   *
   * @param rays R rays
   * @param first the number of the first of them
   * @param pass working memory of the calling thread
   * @return (R, S'), ascending along each ray
   */
  float[] depths(RayBundle rays, int first, RayPass pass);
}
