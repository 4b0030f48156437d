package dev.lift3d.core.procedural.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.shape.SurfacePoint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A texture seen through a large pixel is the mean of the texture seen through small ones. */
class FilteringTest {
  private static final Ramp RAMP = new Ramp(List.of(Rgb.grey(0), Rgb.grey(1)));
  private static final Texture BLACK = Textures.plain(Rgb.grey(0));
  private static final Texture WHITE = Textures.plain(Rgb.grey(1));

  static Stream<Arguments> textures() {
    Fractal fractal = new Fractal(5, 0.6, 11);
    Tiles.Layout tiles = new Tiles.Layout(0.25, 0.07, 0.01, 0.5, 0.5);
    return Stream.of(
        // exact box filters
        texture("stripes", Masks.blend(BLACK, WHITE, Masks.stripes(0.1, 0.3)), 0.02),
        texture("rows", Masks.blend(BLACK, WHITE, Masks.rows(0.1, 0.7)), 0.02),
        texture("checkers", Masks.blend(BLACK, WHITE, Masks.checkers(0.1)), 0.02),
        texture("grid", Masks.blend(BLACK, WHITE, Masks.grid(0.1, 0.02)), 0.02),
        // filters that replace detail by its mean
        texture("dots", Masks.blend(BLACK, WHITE, Masks.dots(0.1, 0.03)), 0.03),
        texture("tiles", new Tiles(tiles, Textures.plain(Rgb.grey(0.6)), BLACK, 5), 0.04),
        texture("cloud", Textures.cloud(0.1, 1, fractal, RAMP), 0.05),
        texture("stone", Textures.stone(0.1, fractal, RAMP), 0.05),
        texture("cells", new Cells(0.1, 0.1, RAMP, Rgb.grey(0), 3), 0.12),
        texture("bitmap", Bitmap.repeated(picture(), 0.3, 0.3), 0.03));
  }

  private static Arguments texture(String name, Texture texture, double tolerance) {
    return Arguments.of(name, texture, tolerance);
  }

  private static dev.lift3d.core.image.Image picture() {
    Canvas canvas = new Canvas(64, 64, Rgb.grey(0.2));
    canvas.ellipse(20, 30, 15, 20, Rgb.grey(0.9));
    canvas.text("AB7", 10, 40, 14, Rgb.grey(0));
    return canvas.image();
  }

  private static double value(Texture texture, SurfacePoint p, double u, double v, double foot) {
    p.u = u;
    p.v = v;
    p.localX = u;
    p.localY = v;
    p.localZ = 0.37;
    p.footprintU = foot;
    p.footprintV = foot;
    texture.paint(p);
    return p.green;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("textures")
  void aLargePixelShowsTheMean(String name, Texture texture, double tolerance) {
    SurfacePoint p = new SurfacePoint();
    double mean = 0;
    int n = 300;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        mean += value(texture, p, 3.0 * i / n, 3.0 * j / n, 1e-4) / (n * n);
      }
    }
    assertEquals(mean, value(texture, p, 1.5, 1.5, 3), tolerance, name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("textures")
  void largePixelsVaryLessThanSmallOnes(String name, Texture texture, double tolerance) {
    assertTrue(deviation(texture, 0.3) < 0.4 * deviation(texture, 1e-4), name);
  }

  private static double deviation(Texture texture, double foot) {
    RandomStream r = new RandomStream(4);
    SurfacePoint p = new SurfacePoint();
    double sum = 0;
    double squares = 0;
    int n = 2000;
    for (int i = 0; i < n; i++) {
      double x = value(texture, p, r.uniform(-5, 5), r.uniform(-5, 5), foot);
      sum += x;
      squares += x * x;
    }
    return Math.sqrt(Math.max(0, squares / n - sum * sum / n / n));
  }

  @Test
  void aPictureStandsUprightOnItsSurface() {
    Canvas canvas = new Canvas(32, 16, Rgb.grey(0));
    canvas.rectangle(0, 0, 16, 8, Rgb.WHITE); // upper left
    Texture t = Bitmap.single(canvas.image(), 2, 1);
    SurfacePoint p = new SurfacePoint();
    assertEquals(1, value(t, p, -0.5, 0.25, 1e-3), 1e-6);
    assertEquals(0, value(t, p, 0.5, 0.25, 1e-3), 1e-6);
    assertEquals(0, value(t, p, -0.5, -0.25, 1e-3), 1e-6);
  }

  @Test
  void noiseIsSmoothAndCentred() {
    RandomStream r = new RandomStream(5);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      double x = r.uniform(-50, 50);
      double y = r.uniform(-50, 50);
      double z = r.uniform(-50, 50);
      double n = Noise.solid(x, y, z, 9);
      sum += n;
      assertTrue(Math.abs(n) < 1.3);
      assertTrue(Math.abs(Noise.solid(x + 1e-4, y, z, 9) - n) < 1e-3);
      assertTrue(Math.abs(Noise.plane(x, y + 1e-4, 9) - Noise.plane(x, y, 9)) < 1e-3);
    }
    assertEquals(0, sum / 20_000, 0.02);
  }

  @Test
  void lettersAreInkedWhereTheirGlyphIs() {
    Canvas canvas = new Canvas(60, 70, Rgb.grey(0));
    canvas.text("L", 0, 0, 70, Rgb.WHITE);
    assertTrue(canvas.image().at(5, 35, 0) > 0.9, "the stem of an L");
    assertTrue(canvas.image().at(35, 65, 0) > 0.9, "the foot of an L");
    assertTrue(canvas.image().at(35, 20, 0) < 0.1, "the space right of the stem");
  }
}
