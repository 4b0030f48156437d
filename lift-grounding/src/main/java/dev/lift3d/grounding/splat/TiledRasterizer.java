package dev.lift3d.grounding.splat;

import dev.lift3d.core.tensor.Workers;

/**
 * The rasterizer in use: single precision, parallel over tiles of 16 x 16 pixels, in vector
 * instructions.
 *
 * <p>A worker's memory is that of one block of one tile. Gradients add up in an order that depends
 * on the tiles alone: the same bits in every run and with any number of workers.
 */
public final class TiledRasterizer implements Rasterizer {
  private final Workers workers;

  /**
   * Creates the rasterizer.
   *
   * @param workers who works; must outlive it
   */
  public TiledRasterizer(Workers workers) {
    this.workers = workers;
  }

  private record Trace(TiledPass pass, DepthChannel depth) {}

  @Override
  public SplatPicture render(Gaussians gaussians, SplatView view, SplatSettings settings) {
    TiledPass pass = new TiledPass(gaussians, view, settings, workers);
    TileForward.Picture drawn = pass.forward();
    if (settings.depth() == DepthChannel.EXPECTED) {
      float[] depth = drawn.depth();
      for (int i = 0; i < depth.length; i++) {
        depth[i] /= covered(drawn.alpha()[i]);
      }
    }
    return new SplatPicture(
        pass.lists().grid(),
        drawn.features(),
        drawn.depth(),
        drawn.alpha(),
        new Trace(pass, settings.depth()));
  }

  @Override
  public ViewGradients backward(
      SplatPicture picture, SplatPicture.Gradient upstream, GaussianGradients sum) {
    Trace trace = picture.trace(Trace.class);
    picture.require(upstream);
    sum.require(trace.pass.gaussians());
    float[] depth = upstream.depth();
    float[] alpha = upstream.alpha();
    if (trace.depth == DepthChannel.EXPECTED && depth.length > 0) {
      depth = depth.clone();
      alpha = alpha.length > 0 ? alpha.clone() : new float[depth.length];
      for (int i = 0; i < depth.length; i++) {
        depth[i] /= covered(picture.alpha()[i]);
        if (picture.alpha()[i] >= DepthChannel.SMALLEST_ALPHA) {
          alpha[i] -= depth[i] * picture.depth()[i];
        }
      }
    }
    return new TiledWayBack(trace.pass, sum)
        .work(new TileBackward.Upstream(upstream.features(), depth, alpha));
  }

  /**
   * How many Gaussians each pixel of a picture blends: what the time to draw it grows with.
   *
   * @param picture what this rasterizer drew
   * @return (H, W)
   */
  public int[] blended(SplatPicture picture) {
    return picture.trace(Trace.class).pass.blended();
  }

  private static float covered(float alpha) {
    return Math.max(alpha, (float) DepthChannel.SMALLEST_ALPHA);
  }
}
