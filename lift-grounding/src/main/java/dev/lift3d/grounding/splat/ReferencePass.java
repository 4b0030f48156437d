package dev.lift3d.grounding.splat;

import java.util.Arrays;

/** One view in doubles, from Gaussians to picture and back; depth is the last plane, if shown. */
final class ReferencePass {
  private final GaussianDoubles gaussians;
  private final Look look;
  private final SplatCamera camera;
  private final SplatSettings settings;
  private final double[] covariances; // (N, 6)
  private final ScreenGaussians screen;
  private final double[] colours; // (N, C)
  private final ReferenceBlend blend;
  private final TileGrid grid;
  private ReferenceBlend.Planes drawn; // depth accumulated

  /**
   * What the Gaussians show.
   *
   * @param degree of the harmonics, -1 for none
   * @param stored K
   * @param channels D, harmonics aside
   */
  record Look(int degree, int stored, int channels) {
    static Look of(Appearance a) {
      return new Look(
          a.harmonics().map(Harmonics::degree).orElse(-1),
          a.harmonics().map(Harmonics::stored).orElse(0),
          a.channels());
    }

    int harmonicChannels() {
      return degree < 0 ? 0 : 3;
    }
  }

  /**
   * Gradients of everything.
   *
   * @param gaussians of the Gaussians
   * @param screen of their projections
   * @param pose (3, 4)
   * @param intrinsics fx, fy, cx, cy
   * @param background one for each channel but depth
   */
  record Gradients(
      GaussianDoubles gaussians,
      ScreenGaussians screen,
      double[] pose,
      double[] intrinsics,
      double[] background) {}

  /**
   * Projects and colours.
   *
   * @param background one number for each channel but depth
   */
  ReferencePass(
      GaussianDoubles gaussians,
      Look look,
      SplatCamera camera,
      double[] background,
      SplatSettings settings) {
    this.gaussians = gaussians;
    this.look = look;
    this.camera = camera;
    this.settings = settings;
    covariances = CovarianceForm.of(gaussians);
    screen = new ScreenGaussians(gaussians.count);
    new EwaProjection(camera, settings).project(gaussians, covariances, 0, gaussians.count, screen);
    int shown = background.length;
    int channels = shown + (settings.showsDepth() ? 1 : 0);
    colours = colours(channels);
    grid = new TileGrid(camera.width(), camera.height());
    TileLists lists =
        TileLists.of(screen, grid, settings.projection().extent(), TileLists.Test.ALL);
    blend =
        new ReferenceBlend(
            screen, lists, settings.blending(), colours, Arrays.copyOf(background, channels));
  }

  private double[] colours(int channels) {
    double[] out = new double[gaussians.count * channels];
    HarmonicColours harmonic =
        look.degree() < 0 ? null : new HarmonicColours(camera, look.degree());
    int first = look.harmonicChannels();
    for (int n = 0; n < gaussians.count; n++) {
      if (harmonic != null) {
        double[] rgb = harmonic.of(gaussians.means, n, coefficients(n));
        System.arraycopy(rgb, 0, out, n * channels, 3);
      }
      System.arraycopy(
          gaussians.features, n * look.channels(), out, n * channels + first, look.channels());
      if (settings.showsDepth()) {
        out[(n + 1) * channels - 1] = screen.depth[n];
      }
    }
    return out;
  }

  private double[] coefficients(int n) {
    int width = 3 * look.stored();
    return Arrays.copyOfRange(gaussians.harmonics, n * width, (n + 1) * width);
  }

  /** What is blended, pixel by pixel. */
  ReferenceBlend blend() {
    return blend;
  }

  /** The Gaussians on the screen. */
  ScreenGaussians screen() {
    return screen;
  }

  /** Draws; depth as the settings ask for it. */
  ReferenceBlend.Planes forward() {
    drawn = blend.forward();
    if (settings.depth() != DepthChannel.EXPECTED) {
      return drawn;
    }
    double[] planes = drawn.planes().clone();
    int area = drawn.alpha().length;
    int first = planes.length - area;
    for (int i = 0; i < area; i++) {
      planes[first + i] /= Math.max(drawn.alpha()[i], DepthChannel.SMALLEST_ALPHA);
    }
    return new ReferenceBlend.Planes(planes, drawn.alpha());
  }

  /** Works back; {@link #forward} comes first. */
  Gradients backward(ReferenceBlend.Planes upstream) {
    ReferenceBlend.Gradients g = blend.backward(accumulated(upstream));
    GaussianDoubles.Sizes sizes =
        new GaussianDoubles.Sizes(
            gaussians.count, gaussians.covariances.length == 0, look.channels(), look.stored());
    GaussianDoubles into = new GaussianDoubles(sizes);
    EwaBackward ewa = new EwaBackward(camera, settings);
    coloursBackward(g, into, ewa.pose);
    EwaBackward.Projected projected = new EwaBackward.Projected(gaussians, covariances, screen);
    ewa.backward(projected, 0, gaussians.count, g.screen(), into);
    double[] background = Arrays.copyOf(g.background(), look.harmonicChannels() + look.channels());
    return new Gradients(into, g.screen(), ewa.pose, ewa.intrinsics, background);
  }

  /** From the expected depth to the accumulated one and alpha. */
  private ReferenceBlend.Planes accumulated(ReferenceBlend.Planes upstream) {
    if (settings.depth() != DepthChannel.EXPECTED) {
      return upstream;
    }
    double[] planes = upstream.planes().clone();
    double[] alpha = upstream.alpha().clone();
    int first = planes.length - alpha.length;
    for (int i = 0; i < alpha.length; i++) {
      double a = Math.max(drawn.alpha()[i], DepthChannel.SMALLEST_ALPHA);
      planes[first + i] /= a;
      if (drawn.alpha()[i] >= DepthChannel.SMALLEST_ALPHA) {
        alpha[i] -= planes[first + i] * drawn.planes()[first + i] / a;
      }
    }
    return new ReferenceBlend.Planes(planes, alpha);
  }

  private void coloursBackward(ReferenceBlend.Gradients g, GaussianDoubles into, double[] pose) {
    int channels = g.background().length;
    int first = look.harmonicChannels();
    HarmonicColours harmonic =
        look.degree() < 0 ? null : new HarmonicColours(camera, look.degree());
    for (int n = 0; n < gaussians.count; n++) {
      if (!screen.visible(n)) {
        continue;
      }
      int at = n * channels;
      if (harmonic != null) {
        double[] ofColour = Arrays.copyOfRange(g.colours(), at, at + 3);
        double[] own = harmonic.backward(gaussians.means, n, coefficients(n), ofColour, into.means);
        System.arraycopy(own, 0, into.harmonics, n * own.length, own.length);
      }
      System.arraycopy(
          g.colours(), at + first, into.features, n * look.channels(), look.channels());
      if (settings.showsDepth()) {
        g.screen().depth[n] += g.colours()[at + channels - 1];
      }
    }
    if (harmonic != null) {
      harmonic.addTo(pose);
    }
  }
}
