package dev.lift3d.grounding.splat;

import java.util.Arrays;

/**
 * What is meant, in doubles and on one thread: for tests and for doubts, hundreds of times slower
 * than {@link TiledRasterizer}.
 */
public final class ReferenceRasterizer implements Rasterizer {
  /** Creates the rasterizer. */
  public ReferenceRasterizer() {}

  private record Trace(Gaussians gaussians, ReferencePass pass) {}

  @Override
  public SplatPicture render(Gaussians gaussians, SplatView view, SplatSettings settings) {
    int shown = gaussians.appearance().shown();
    ReferencePass pass =
        new ReferencePass(
            GaussianDoubles.of(gaussians),
            ReferencePass.Look.of(gaussians.appearance()),
            view.camera(),
            doubles(view.background(shown)),
            settings);
    ReferenceBlend.Planes drawn = pass.forward();
    TileGrid grid = new TileGrid(view.camera().width(), view.camera().height());
    float[] planes = GaussianGradients.singles(drawn.planes());
    int split = shown * grid.width() * grid.height();
    return new SplatPicture(
        grid,
        Arrays.copyOf(planes, split),
        Arrays.copyOfRange(planes, split, planes.length),
        GaussianGradients.singles(drawn.alpha()),
        new Trace(gaussians, pass));
  }

  @Override
  public ViewGradients backward(
      SplatPicture picture, SplatPicture.Gradient upstream, GaussianGradients sum) {
    Trace trace = picture.trace(Trace.class);
    picture.require(upstream);
    sum.require(trace.gaussians());
    int features = picture.features().length;
    double[] planes = new double[features + picture.depth().length];
    System.arraycopy(doubles(upstream.features()), 0, planes, 0, upstream.features().length);
    System.arraycopy(doubles(upstream.depth()), 0, planes, features, upstream.depth().length);
    double[] alpha = Arrays.copyOf(doubles(upstream.alpha()), picture.alpha().length);
    ReferencePass.Gradients g = trace.pass().backward(new ReferenceBlend.Planes(planes, alpha));
    add(g.gaussians(), sum);
    return new ViewGradients(
        g.pose(), g.intrinsics(), GaussianGradients.singles(g.background()), g.screen().centres());
  }

  private static void add(GaussianDoubles g, GaussianGradients sum) {
    GaussianDoubles to = sum.geometry();
    add(g.means, to.means);
    add(g.quaternions, to.quaternions);
    add(g.scales, to.scales);
    add(g.covariances, to.covariances);
    add(g.opacities, to.opacities);
    add(g.harmonics, sum.harmonicSums());
    for (int i = 0; i < g.features.length; i++) {
      sum.features()[i] += (float) g.features[i];
    }
  }

  private static void add(double[] from, double[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] += from[i];
    }
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }
}
