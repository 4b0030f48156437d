package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.testing.Fixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tile lists, pictures and gradients of the reference against gsplat's, in doubles. */
class RasterFixtureTest {
  private static final double TOLERANCE = 1e-10; // both sides are doubles

  @Test
  void tileListsAreTheOriginals() {
    Fixture.each("gsplat", "raster_*.npz", f -> compareLists(new RasterFixture(f)));
  }

  private static void compareLists(RasterFixture r) {
    TileLists lists = r.lists;
    int[] perGaussian = new int[r.screen.count];
    List<Long> keys = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    int[] offsets = new int[r.grid.count()];
    for (int tile = 0; tile < r.grid.count(); tile++) {
      offsets[tile] = lists.start(tile);
      for (int e = lists.start(tile); e < lists.start(tile + 1); e++) {
        int n = lists.gaussian(e);
        perGaussian[n]++;
        order.add(n);
        keys.add((long) tile << 32 | Float.floatToIntBits((float) r.screen.depth[n]));
      }
    }
    assertArrayEquals(r.file.array("tiles_per_gauss").toInts(), perGaussian, "tiles_per_gauss");
    assertArrayEquals(r.file.array("isect_offsets").toInts(), offsets, "isect_offsets");
    int[] found = order.stream().mapToInt(Integer::intValue).toArray();
    assertArrayEquals(r.file.array("flatten_ids").toInts(), found, "flatten_ids");
    long[] expected = new long[keys.size()];
    assertEquals(r.file.size("isect_ids", 0), expected.length);
    r.file.array("isect_ids").bytes().asLongBuffer().get(expected);
    assertArrayEquals(expected, keys.stream().mapToLong(Long::longValue).toArray(), "isect_ids");
  }

  @Test
  void picturesAndGradientsAreTheOriginals() {
    Fixture.each("gsplat", "raster_*.npz", f -> compare(new RasterFixture(f), false));
  }

  @Test
  void picturesAndGradientsBeforeABackgroundAreTheOriginals() {
    Fixture.each("gsplat", "raster_*.npz", f -> compare(new RasterFixture(f), true));
  }

  private static void compare(RasterFixture r, boolean background) {
    ReferenceBlend blend = blend(r, background);
    ReferenceBlend.Planes drawn = blend.forward();
    String suffix = background ? "_bg" : "";
    String g = background ? "g_bg_" : "g_";
    assertClose("image" + suffix, r.planar("image" + suffix), drawn.planes(), TOLERANCE);
    close(r, "alpha", drawn.alpha());
    ReferenceBlend.Gradients found =
        blend.backward(
            new ReferenceBlend.Planes(
                r.planar("up_image"), SplatFixture.doubles(r.file, "up_alpha")));
    close(r, g + "means2d", RasterFixture.centres(found.screen()));
    close(r, g + "conics", RasterFixture.conics(found.screen()));
    close(r, g + "opacities", found.screen().opacity);
    close(r, g + "colors", found.colours());
    if (background) {
      close(r, g + "background", found.background());
    }
  }

  private static ReferenceBlend blend(RasterFixture r, boolean background) {
    return new ReferenceBlend(
        r.screen,
        r.lists,
        BlendSettings.GSPLAT_1_5_3,
        SplatFixture.doubles(r.file, "colors"),
        r.background(background));
  }

  private static void close(RasterFixture r, String name, double[] found) {
    assertClose(name, SplatFixture.doubles(r.file, name), found, TOLERANCE);
  }

  @Test
  void blendedClampedAndStoppedArePerPixelTheOriginals() {
    Fixture.each(
        "gsplat",
        "raster_*.npz",
        f -> {
          RasterFixture r = new RasterFixture(f);
          PixelCounts counts = PixelCounts.of(blend(r, false), r.grid);
          assertArrayEquals(f.array("blended").toInts(), counts.blended(), "blended");
          assertArrayEquals(f.array("clamped").toInts(), counts.clamped(), "clamped");
          assertArrayEquals(f.array("stopped").toInts(), counts.stopped(), "stopped");
        });
  }
}
