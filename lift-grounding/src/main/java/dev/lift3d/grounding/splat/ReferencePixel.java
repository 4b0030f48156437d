package dev.lift3d.grounding.splat;

import java.util.Arrays;

/** What one pixel blends, front to back, in doubles. */
final class ReferencePixel {
  private final ScreenGaussians screen;
  private final TileLists lists;
  private final BlendSettings settings;
  private int[] gaussians = new int[16];
  private double[] alphas = new double[16];
  private double[] before = new double[16];
  private double[] falloffs = new double[16];
  private int count;
  private double transmittance;
  private boolean stopped;

  ReferencePixel(ScreenGaussians screen, TileLists lists, BlendSettings settings) {
    this.screen = screen;
    this.lists = lists;
    this.settings = settings;
  }

  /** Collects what pixel (column, row) blends. */
  void look(int column, int row) {
    int tile = row / TileGrid.SIDE * lists.grid().columns() + column / TileGrid.SIDE;
    count = 0;
    transmittance = 1;
    stopped = false;
    for (int e = lists.start(tile); e < lists.start(tile + 1) && !stopped; e++) {
      int n = lists.gaussian(e);
      double dx = screen.x[n] - (column + 0.5);
      double dy = screen.y[n] - (row + 0.5);
      double sigma =
          0.5 * (screen.conicA[n] * dx * dx + screen.conicC[n] * dy * dy)
              + screen.conicB[n] * dx * dy;
      double falloff = Math.exp(-sigma);
      double alpha = Math.min(settings.largestAlpha(), screen.opacity[n] * falloff);
      if (sigma >= 0 && alpha >= settings.smallestAlpha()) {
        blend(n, falloff, alpha);
      }
    }
  }

  private void blend(int n, double falloff, double alpha) {
    double next = transmittance * (1 - alpha);
    if (next <= settings.stop()) {
      stopped = true;
      return;
    }
    if (count == gaussians.length) {
      gaussians = Arrays.copyOf(gaussians, 2 * count);
      alphas = Arrays.copyOf(alphas, 2 * count);
      before = Arrays.copyOf(before, 2 * count);
      falloffs = Arrays.copyOf(falloffs, 2 * count);
    }
    gaussians[count] = n;
    alphas[count] = alpha;
    before[count] = transmittance;
    falloffs[count++] = falloff;
    transmittance = next;
  }

  /** How many Gaussians are blended. */
  int count() {
    return count;
  }

  /** The i-th from the front. */
  int gaussian(int i) {
    return gaussians[i];
  }

  /** Its alpha. */
  double alpha(int i) {
    return alphas[i];
  }

  /** Transmittance before it. */
  double before(int i) {
    return before[i];
  }

  /** exp(-sigma). */
  double falloff(int i) {
    return falloffs[i];
  }

  /** Whether its alpha was held at the limit. */
  boolean held(int i) {
    return screen.opacity[gaussians[i]] * falloffs[i] > settings.largestAlpha();
  }

  /** Transmittance behind all. */
  double transmittance() {
    return transmittance;
  }

  /** Whether the pixel ended early. */
  boolean stopped() {
    return stopped;
  }
}
