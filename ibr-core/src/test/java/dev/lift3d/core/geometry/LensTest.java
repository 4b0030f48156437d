package dev.lift3d.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LensTest {
  static Stream<Lens> lenses() {
    return Stream.of(
        Lens.NONE,
        Lens.radial(-0.3, 0.1),
        Lens.radial(0.2, 0),
        Lens.brown(-0.246, 0.288, 0.001, -0.002),
        new BrownLens(new double[] {0.4, -0.1, 0.001, 0.002, 0.05, 0.3, -0.05, 0.01}),
        FisheyeLens.radial(0.02, -0.01, 0.003, -0.001),
        new FisheyeLens(new double[] {0.02, -0.01, 0.001, -0.001, 0.003, -0.001, 0.002, -0.001}),
        new FieldOfViewLens(0.9));
  }

  @ParameterizedTest
  @MethodSource("lenses")
  void undistortingUndoesDistorting(Lens lens) {
    Random random = new Random(7);
    double reach = Math.min(1.2, 0.9 * lens.reach());
    for (int i = 0; i < 200; i++) {
      double r = reach * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      Vec2 ideal = new Vec2(r * Math.cos(angle), r * Math.sin(angle));
      Vec2 seen = lens.distort(ideal.x(), ideal.y());
      // The inverse is found to 1e-13 in the distorted plane; a steep lens magnifies that.
      assertEquals(0, lens.undistort(seen.x(), seen.y()).distance(ideal), 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("lenses")
  void theAxisStaysWhereItIs(Lens lens) {
    assertEquals(0, lens.distort(0, 0).distance(new Vec2(0, 0)), 0);
    assertEquals(0, lens.undistort(0, 0).distance(new Vec2(0, 0)), 1e-15);
  }

  /** Each written out by hand from the formula in the documentation. */
  @Test
  void theFormulasAreThoseOfTheDocumentation() {
    double x = 0.5;
    double y = -0.25;
    double r2 = x * x + y * y;
    double g =
        (1 + 0.1 * r2 + 0.2 * r2 * r2 + 0.5 * r2 * r2 * r2)
            / (1 + 0.6 * r2 + 0.7 * r2 * r2 + 0.8 * r2 * r2 * r2);
    Vec2 brown = new BrownLens(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}).distort(x, y);
    assertEquals(x * g + 2 * 0.3 * x * y + 0.4 * (r2 + 2 * x * x), brown.x(), 1e-15);
    assertEquals(y * g + 0.3 * (r2 + 2 * y * y) + 2 * 0.4 * x * y, brown.y(), 1e-15);

    double theta = Math.atan(Math.sqrt(r2));
    double bent =
        theta
            * (1
                + 0.1 * Math.pow(theta, 2)
                + 0.2 * Math.pow(theta, 4)
                + 0.3 * Math.pow(theta, 6)
                + 0.4 * Math.pow(theta, 8));
    Vec2 fisheye = FisheyeLens.radial(0.1, 0.2, 0.3, 0.4).distort(x, y);
    assertEquals(x / Math.sqrt(r2) * bent, fisheye.x(), 1e-15);
    assertEquals(y / Math.sqrt(r2) * bent, fisheye.y(), 1e-15);

    double fov = Math.atan(2 * Math.sqrt(r2) * Math.tan(0.45)) / 0.9;
    assertEquals(x / Math.sqrt(r2) * fov, new FieldOfViewLens(0.9).distort(x, y).x(), 1e-15);
  }

  @Test
  void aFoldingLensReachesOnlyToItsFold() {
    // r (1 - r^2 / 3) turns at r = 1.
    assertEquals(1, Lens.radial(-1.0 / 3, 0).reach(), 0.01);
  }

  @Test
  void nothingArrivesFromBeyondTheFold() {
    assertTrue(Double.isNaN(Lens.radial(-1.0 / 3, 0).undistort(5, 0).x()));
  }

  @Test
  void aZeroLensIsThePinhole() {
    assertEquals(Lens.NONE, Lens.radial(0, 0));
  }

  @Test
  void aParameterThatIsNoNumberIsRefused() {
    assertThrows(InputException.class, () -> Lens.radial(Double.NaN, 0));
    assertThrows(InputException.class, () -> new FieldOfViewLens(4));
  }
}
