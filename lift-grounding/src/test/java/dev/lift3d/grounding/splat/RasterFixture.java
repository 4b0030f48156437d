package dev.lift3d.grounding.splat;

import dev.lift3d.core.testing.Fixture;

/** A file of Gaussians that lie on the screen already. */
final class RasterFixture {
  final Fixture file;
  final ScreenGaussians screen;
  final TileGrid grid;
  final TileLists lists;
  final int channels;

  RasterFixture(Fixture file) {
    this.file = file;
    int count = file.size("opacities", 0);
    channels = file.size("colors", 1);
    screen = new ScreenGaussians(count);
    grid = new TileGrid(file.size("image", 1), file.size("image", 0));
    double[] centres = SplatFixture.doubles(file, "means2d");
    double[] conics = SplatFixture.doubles(file, "conics");
    double[] opacities = SplatFixture.doubles(file, "opacities");
    double[] depths = SplatFixture.doubles(file, "depths");
    int[] radii = file.array("radii").toInts();
    for (int n = 0; n < count; n++) {
      screen.x[n] = centres[2 * n];
      screen.y[n] = centres[2 * n + 1];
      screen.conicA[n] = conics[3 * n];
      screen.conicB[n] = conics[3 * n + 1];
      screen.conicC[n] = conics[3 * n + 2];
      screen.opacity[n] = opacities[n];
      screen.depth[n] = depths[n];
      screen.radiusX[n] = radii[2 * n];
      screen.radiusY[n] = radii[2 * n + 1];
    }
    lists = TileLists.of(screen, grid, ScreenExtent.OPACITY_AWARE, TileLists.Test.ALL);
  }

  double[] background(boolean with) {
    return with ? SplatFixture.doubles(file, "background") : new double[channels];
  }

  double[] planar(String name) {
    return SplatFixture.planar(SplatFixture.doubles(file, name), channels);
  }

  static double[] centres(ScreenGaussians g) {
    double[] out = new double[2 * g.count];
    for (int n = 0; n < g.count; n++) {
      out[2 * n] = g.x[n];
      out[2 * n + 1] = g.y[n];
    }
    return out;
  }

  static double[] conics(ScreenGaussians g) {
    double[] out = new double[3 * g.count];
    for (int n = 0; n < g.count; n++) {
      out[3 * n] = g.conicA[n];
      out[3 * n + 1] = g.conicB[n];
      out[3 * n + 2] = g.conicC[n];
    }
    return out;
  }
}
