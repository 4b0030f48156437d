package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static dev.lift3d.grounding.splat.DoubleCloseness.doubles;

import dev.lift3d.core.testing.Fixture;
import org.junit.jupiter.api.Test;

/** Tiles in single precision against gsplat's arrays, for Gaussians that lie on the screen. */
class TileFixtureTest {
  // The original itself, in single precision, is off by up to 3e-7 of the largest in pictures and
  // 2e-6 in gradients.
  private static final double PICTURE = 1e-6;
  private static final double GRADIENT = 4e-6;

  @Test
  void picturesAndGradientsAreTheOriginals() {
    Fixture.each("gsplat", "raster_*.npz", f -> compare(new RasterFixture(f), false));
  }

  @Test
  void picturesAndGradientsBeforeABackgroundAreTheOriginals() {
    Fixture.each("gsplat", "raster_*.npz", f -> compare(new RasterFixture(f), true));
  }

  private static void compare(RasterFixture r, boolean background) {
    Footprints footprints = new Footprints(r.screen, BlendSettings.GSPLAT_1_5_3.smallestAlpha());
    footprints.prepare(0, r.screen.count);
    TileLists lists = TileLists.of(r.screen, r.grid, ScreenExtent.OPACITY_AWARE, footprints);
    ChannelSource source =
        new ChannelSource(
            new float[0], Appearance.of(r.channels, r.file.floats("colors")), new double[0]);
    float[] behind = GaussianGradients.singles(r.background(background));
    TileForward forward = new TileForward(lists, block(lists, footprints, source), behind);
    int area = r.grid.width() * r.grid.height();
    TileForward.Picture out =
        new TileForward.Picture(new float[r.channels * area], new float[0], new float[area]);
    for (int tile = 0; tile < r.grid.count(); tile++) {
      forward.draw(tile, out);
    }
    String image = background ? "image_bg" : "image";
    assertClose(image, r.planar(image), doubles(out.features()), PICTURE);
    assertClose("alpha", SplatFixture.doubles(r.file, "alpha"), doubles(out.alpha()), PICTURE);
    TileBackward backward = new TileBackward(lists, block(lists, footprints, source), behind);
    Gradients found = backward(r, lists, source, backward);
    String g = background ? "g_bg_" : "g_";
    close(r, g + "means2d", RasterFixture.centres(found.screen));
    close(r, g + "conics", RasterFixture.conics(found.screen));
    close(r, g + "opacities", found.screen.opacity);
    close(r, g + "colors", doubles(found.colours));
    if (background) {
      close(r, g + "background", found.background);
    }
  }

  private static TileBlock block(TileLists lists, Footprints footprints, ChannelSource source) {
    return new TileBlock(lists, footprints, source, BlendSettings.GSPLAT_1_5_3);
  }

  private record Gradients(ScreenGaussians screen, float[] colours, double[] background) {}

  private static Gradients backward(
      RasterFixture r, TileLists lists, ChannelSource source, TileBackward backward) {
    PairGradients pairs = new PairGradients(r.channels);
    pairs.reset(0, lists.pairs());
    float[] ofBackground = new float[r.grid.count() * r.channels];
    TileBackward.Upstream upstream =
        new TileBackward.Upstream(
            GaussianGradients.singles(r.planar("up_image")),
            new float[0],
            r.file.floats("up_alpha"));
    for (int tile = 0; tile < r.grid.count(); tile++) {
      backward.work(tile, upstream, pairs, ofBackground);
    }
    ScreenGaussians screen = new ScreenGaussians(r.screen.count);
    float[] colours = new float[r.screen.count * r.channels];
    pairs.addUp(
        lists,
        0,
        r.grid.count(),
        new PairGradients.Share(0, 1),
        new PairGradients.Target(
            r.screen,
            screen,
            source,
            new ChannelSource.Sums(new double[0], colours, screen.depth)));
    double[] background = new double[r.channels];
    for (int i = 0; i < ofBackground.length; i++) {
      background[i % r.channels] += ofBackground[i];
    }
    return new Gradients(screen, colours, background);
  }

  private static void close(RasterFixture r, String name, double[] found) {
    assertClose(name, SplatFixture.doubles(r.file, name), found, GRADIENT);
  }
}
