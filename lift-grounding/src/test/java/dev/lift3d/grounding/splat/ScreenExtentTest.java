package dev.lift3d.grounding.splat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Radii and tiles by the three rules, worked out by hand. */
class ScreenExtentTest {
  private static final double OPAQUE = Math.log(255);

  @Test
  void eachAxisHasItsOwnRadius() {
    assertEquals(7, ScreenExtent.FIXED.radius(4, 25, 100, OPAQUE)); // 3.33 * 2 = 6.66
    assertEquals(17, ScreenExtent.FIXED.radius(25, 4, 100, OPAQUE)); // 3.33 * 5 = 16.65
  }

  @Test
  void faintGaussiansReachLessFar() {
    assertEquals(7, ScreenExtent.OPACITY_AWARE.radius(4, 25, 100, OPAQUE));
    assertEquals(4, ScreenExtent.OPACITY_AWARE.radius(4, 25, 100, 2)); // sqrt(4) * 2
    assertEquals(0, ScreenExtent.OPACITY_AWARE.radius(4, 25, 100, 0));
    assertEquals(0, ScreenExtent.OPACITY_AWARE.radius(4, 25, 100, -0.1));
  }

  @Test
  void theOriginalsRadiusIsThatOfTheLongerAxis() {
    assertEquals(15, ScreenExtent.SQUARE.radius(4, 25, 100, OPAQUE)); // 3 * 5
    assertEquals(15, ScreenExtent.SQUARE.radius(25, 4, 100, OPAQUE));
    // Of a circle the root has a floor: 3 sqrt(4 + sqrt(0.1)) = 6.23.
    assertEquals(7, ScreenExtent.SQUARE.radius(4, 4, 16, OPAQUE));
  }

  @Test
  void tilesReachFromTheFirstToTheLastPixelTouched() {
    ScreenExtent axes = ScreenExtent.OPACITY_AWARE;
    assertEquals(1, TileGrid.first(24, 8, 10, axes)); // 16 / 16
    assertEquals(2, TileGrid.end(24, 8, 10, axes)); // 32 / 16
    assertEquals(0, TileGrid.first(23.5, 8, 10, axes));
    assertEquals(3, TileGrid.end(24.5, 8, 10, axes));
    assertEquals(0, TileGrid.first(-50, 8, 10, axes));
    assertEquals(0, TileGrid.end(-50, 8, 10, axes));
    assertEquals(10, TileGrid.end(500, 8, 10, axes));
  }

  /** ndc2Pix counts from pixel centres; getRect adds 15 before it divides, and truncates. */
  @Test
  void theOriginalCountsTilesItsOwnWay() {
    ScreenExtent square = ScreenExtent.SQUARE;
    assertEquals(0, TileGrid.first(24.4, 8, 10, square)); // (23.9 - 8) / 16 = 0.99
    assertEquals(1, TileGrid.first(24.5, 8, 10, square)); // 16 / 16
    assertEquals(2, TileGrid.end(25, 8, 10, square)); // (32.5 + 15) / 16 = 2.97
    assertEquals(3, TileGrid.end(25.5, 8, 10, square)); // (33 + 15) / 16
  }
}
