package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.testing.Fixture;
import org.junit.jupiter.api.Test;

/** Spherical harmonics against gsplat's, in doubles. */
class HarmonicsFixtureTest {
  private static final double TOLERANCE = 1e-10; // both sides are doubles

  @Test
  void valuesAndGradientsAreTheOriginalsAtEveryDegree() {
    Fixture f = Fixture.open("gsplat/sh.npz");
    for (int degree = 0; degree <= SphericalHarmonics.HIGHEST; degree++) {
      compare(f, degree);
    }
  }

  private static void compare(Fixture f, int degree) {
    SphericalHarmonics harmonics = new SphericalHarmonics(degree);
    int count = f.size("dirs", 0);
    double[] values = new double[3 * count];
    double[] ofCoefficients = new double[48 * count];
    double[] ofDirections = new double[3 * count];
    for (int n = 0; n < count; n++) {
      double[] direction = SplatFixture.row(f, "dirs", n);
      double[] coefficients = SplatFixture.row(f, "coeffs", n);
      double[] value = new double[3];
      double[] own = new double[48];
      double[] ofDirection = new double[3];
      harmonics.values(direction, coefficients, value);
      harmonics.backward(direction, coefficients, SplatFixture.row(f, "up", n), own, ofDirection);
      System.arraycopy(value, 0, values, 3 * n, 3);
      System.arraycopy(own, 0, ofCoefficients, 48 * n, 48);
      System.arraycopy(ofDirection, 0, ofDirections, 3 * n, 3);
    }
    close(f, "value" + degree, values);
    close(f, "g_coeffs" + degree, ofCoefficients);
    close(f, "g_dirs" + degree, ofDirections);
  }

  @Test
  void coloursOfACameraAreTheOriginals() {
    Fixture f = Fixture.open("gsplat/sh.npz");
    double[] p = SplatFixture.doubles(f, "campos");
    SplatCamera camera =
        SplatCamera.of(
            new Intrinsics(1, 1, 0, 0, 1, 1),
            new double[] {1, 0, 0, -p[0], 0, 1, 0, -p[1], 0, 0, 1, -p[2]});
    HarmonicColours colours = new HarmonicColours(camera, SphericalHarmonics.HIGHEST);
    double[] means = SplatFixture.doubles(f, "means");
    int count = means.length / 3;
    double[] rgb = new double[3 * count];
    double[] ofMeans = new double[3 * count];
    double[] ofCoefficients = new double[48 * count];
    for (int n = 0; n < count; n++) {
      double[] coefficients = SplatFixture.row(f, "coeffs", n);
      System.arraycopy(colours.of(means, n, coefficients), 0, rgb, 3 * n, 3);
      double[] up = SplatFixture.row(f, "up", n);
      double[] own = colours.backward(means, n, coefficients, up, ofMeans);
      System.arraycopy(own, 0, ofCoefficients, 48 * n, 48);
    }
    close(f, "rgb", rgb);
    close(f, "g_rgb_means", ofMeans);
    close(f, "g_rgb_coeffs", ofCoefficients);
    double[] pose = new double[12];
    colours.addTo(pose);
    // Without rotation the translation is minus the centre.
    double[] ofCentre = {-pose[3], -pose[7], -pose[11]};
    assertClose("g_rgb_campos", SplatFixture.doubles(f, "g_rgb_campos"), ofCentre, TOLERANCE);
  }

  private static void close(Fixture f, String name, double[] found) {
    assertClose(name, SplatFixture.doubles(f, name), found, TOLERANCE);
  }
}
