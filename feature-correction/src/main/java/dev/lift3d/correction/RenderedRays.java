package dev.lift3d.correction;

/**
 * What rays show, on the host.
 *
 * @param colours R x 3, RGB
 * @param depths R, z along the target camera's axis
 * @param opacities R, share of the ray that stopped before the far end: the confidence
 * @param coverage R, share of the ray that anything stopped, the far end included; 0 where no view
 *     sees any of it
 * @param features R x D, empty if no features were asked for
 */
public record RenderedRays(
    float[] colours, float[] depths, float[] opacities, float[] coverage, float[] features) {
  static RenderedRays withoutFeatures(int rays) {
    return new RenderedRays(
        new float[3 * rays], new float[rays], new float[rays], new float[rays], new float[0]);
  }

  RenderedRays withFeatures(float[] found) {
    return new RenderedRays(colours, depths, opacities, coverage, found);
  }
}
