package dev.lift3d.grounding.splat;

/**
 * Front-to-back compositing and its way back, one pixel after the other, in doubles: the plain
 * statement that {@link TiledRasterizer} is held to.
 */
final class ReferenceBlend {
  private final ScreenGaussians screen;
  private final TileLists lists;
  private final BlendSettings settings;
  private final double[] colours; // (N, C)
  private final double[] background; // (C)
  private final int channels;
  private final int area;

  ReferenceBlend(
      ScreenGaussians screen,
      TileLists lists,
      BlendSettings settings,
      double[] colours,
      double[] background) {
    this.screen = screen;
    this.lists = lists;
    this.settings = settings;
    this.colours = colours;
    this.background = background;
    this.channels = background.length;
    this.area = lists.grid().width() * lists.grid().height();
  }

  /**
   * A picture, or its gradient.
   *
   * @param planes (C, H, W)
   * @param alpha (H, W)
   */
  record Planes(double[] planes, double[] alpha) {}

  /**
   * Gradients of what was blended.
   *
   * @param screen of x, y, conics and opacities
   * @param colours (N, C)
   * @param background (C)
   */
  record Gradients(ScreenGaussians screen, double[] colours, double[] background) {}

  /** A task for each pixel. */
  interface PixelTask {
    void run(int index, int column, int row, ReferencePixel pixel);
  }

  /** Looks at every pixel. */
  void each(PixelTask task) {
    ReferencePixel pixel = new ReferencePixel(screen, lists, settings);
    int width = lists.grid().width();
    for (int i = 0; i < area; i++) {
      pixel.look(i % width, i / width);
      task.run(i, i % width, i / width, pixel);
    }
  }

  Planes forward() {
    Planes out = new Planes(new double[channels * area], new double[area]);
    each(
        (i, column, row, pixel) -> {
          for (int k = 0; k < pixel.count(); k++) {
            double weight = pixel.alpha(k) * pixel.before(k);
            for (int c = 0; c < channels; c++) {
              out.planes[c * area + i] += weight * colours[pixel.gaussian(k) * channels + c];
            }
          }
          for (int c = 0; c < channels; c++) {
            out.planes[c * area + i] += pixel.transmittance() * background[c];
          }
          out.alpha[i] = 1 - pixel.transmittance();
        });
    return out;
  }

  Gradients backward(Planes upstream) {
    Gradients out =
        new Gradients(
            new ScreenGaussians(screen.count), new double[colours.length], new double[channels]);
    each((i, column, row, pixel) -> pixelBackward(upstream, i, column, row, pixel, out));
    return out;
  }

  private void pixelBackward(
      Planes upstream, int i, int column, int row, ReferencePixel pixel, Gradients out) {
    double behind = -upstream.alpha[i] * pixel.transmittance();
    for (int c = 0; c < channels; c++) {
      double g = upstream.planes[c * area + i];
      out.background[c] += pixel.transmittance() * g;
      behind += pixel.transmittance() * background[c] * g;
    }
    for (int k = pixel.count() - 1; k >= 0; k--) {
      int n = pixel.gaussian(k);
      double weight = pixel.alpha(k) * pixel.before(k);
      double shown = 0;
      for (int c = 0; c < channels; c++) {
        double g = upstream.planes[c * area + i];
        out.colours[n * channels + c] += weight * g;
        shown += colours[n * channels + c] * g;
      }
      double ofAlpha = pixel.before(k) * shown - behind / (1 - pixel.alpha(k));
      if (!pixel.held(k)) {
        throughAlpha(n, column, row, pixel.falloff(k), ofAlpha, out.screen);
      }
      behind += weight * shown;
    }
  }

  private void throughAlpha(
      int n, int column, int row, double falloff, double ofAlpha, ScreenGaussians out) {
    double dx = screen.x[n] - (column + 0.5);
    double dy = screen.y[n] - (row + 0.5);
    double ofSigma = -screen.opacity[n] * falloff * ofAlpha;
    out.opacity[n] += falloff * ofAlpha;
    out.conicA[n] += 0.5 * ofSigma * dx * dx;
    out.conicB[n] += ofSigma * dx * dy;
    out.conicC[n] += 0.5 * ofSigma * dy * dy;
    out.x[n] += ofSigma * (screen.conicA[n] * dx + screen.conicB[n] * dy);
    out.y[n] += ofSigma * (screen.conicB[n] * dx + screen.conicC[n] * dy);
  }
}
