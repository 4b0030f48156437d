package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The projection and its way back against gsplat's, in doubles. */
class ProjectionFixtureTest {
  private static final double TOLERANCE = 1e-10; // both sides are doubles

  private Fixture f;
  private GaussianDoubles gaussians;
  private double[] covariances;

  @BeforeEach
  void read() {
    f = Fixture.open("gsplat/projection.npz");
    int count = f.size("means", 0);
    gaussians = new GaussianDoubles(new GaussianDoubles.Sizes(count, true, 0, 0));
    copy("means", gaussians.means);
    copy("quats", gaussians.quaternions);
    copy("scales", gaussians.scales);
    copy("opacities", gaussians.opacities);
    covariances = CovarianceForm.of(gaussians);
  }

  private void copy(String name, double[] to) {
    double[] from = SplatFixture.doubles(f, name);
    assertEquals(to.length, from.length, name);
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private int cameras() {
    return f.size("viewmats", 0);
  }

  private SplatCamera camera(int c) {
    int[] size = f.array("size").toInts();
    return SplatFixture.camera(f, c, size[0], size[1]);
  }

  private SplatSettings settings(ScreenExtent extent) {
    double[] near = SplatFixture.doubles(f, "near_far_eps2d");
    return SplatSettings.GSPLAT_1_5_3.withProjection(
        new ProjectionSettings(
            new DepthRange(near[0], near[1]), near[2], FrustumLimit.PICTURE_AND_MARGIN, extent, 0));
  }

  private ScreenGaussians project(SplatSettings settings, int c) {
    ScreenGaussians out = new ScreenGaussians(gaussians.count);
    new EwaProjection(camera(c), settings).project(gaussians, covariances, 0, gaussians.count, out);
    return out;
  }

  @Test
  void ellipsesAreTheOriginals() {
    for (int c = 0; c < cameras(); c++) {
      int[] alive = SplatFixture.intRow(f, "alive", c);
      ScreenGaussians s = project(settings(ScreenExtent.FIXED), c);
      double[] centres = SplatFixture.row(f, "means2d", c);
      double[] conics = SplatFixture.row(f, "conics", c);
      compare("means2d x", every(centres, 2, 0), s.x, alive);
      compare("means2d y", every(centres, 2, 1), s.y, alive);
      compare("depths", SplatFixture.row(f, "depths", c), s.depth, alive);
      compare("conics A", every(conics, 3, 0), s.conicA, alive);
      compare("conics B", every(conics, 3, 1), s.conicB, alive);
      compare("conics C", every(conics, 3, 2), s.conicC, alive);
      double[] compensations = SplatFixture.row(f, "compensations", c);
      compare("compensations", compensations, s.compensation, alive);
    }
  }

  private static double[] every(double[] values, int width, int at) {
    double[] out = new double[values.length / width];
    Arrays.setAll(out, i -> values[i * width + at]);
    return out;
  }

  private static void compare(String what, double[] expected, double[] found, int[] alive) {
    double[] e = expected.clone();
    double[] a = found.clone();
    for (int i = 0; i < e.length; i++) {
      e[i] = alive[i] == 0 ? 0 : e[i];
      a[i] = alive[i] == 0 ? 0 : a[i];
    }
    assertClose(what, e, a, TOLERANCE);
  }

  @Test
  void radiiAreTheOriginals() {
    for (int c = 0; c < cameras(); c++) {
      radii("radii_ref", settings(ScreenExtent.FIXED), c);
      radii("radii_opacity", settings(ScreenExtent.OPACITY_AWARE), c);
      radii("radii_opacity_aa", settings(ScreenExtent.OPACITY_AWARE).antialiased(), c);
    }
  }

  private void radii(String name, SplatSettings settings, int c) {
    ScreenGaussians s = project(settings, c);
    int[] expected = SplatFixture.intRow(f, name, c);
    int[] found = new int[expected.length];
    for (int n = 0; n < s.count; n++) {
      found[2 * n] = s.radiusX[n];
      found[2 * n + 1] = s.radiusY[n];
    }
    assertArrayEquals(expected, found, name + " of camera " + c);
  }

  @Test
  void whereTheSlopeIsHeldIsWhereTheOriginalHoldsIt() {
    for (int c = 0; c < cameras(); c++) {
      int[] clamp = SplatFixture.intRow(f, "clamp", c);
      int[] alive = SplatFixture.intRow(f, "alive", c);
      EwaProjection projection = new EwaProjection(camera(c), settings(ScreenExtent.FIXED));
      EwaProjection.Steps s = new EwaProjection.Steps();
      for (int n = 0; n < gaussians.count; n++) {
        projection.steps(gaussians.means, covariances, n, s);
        int held = (projection.heldX(s) ? 1 : 0) + (projection.heldY(s) ? 2 : 0);
        assertEquals(clamp[n] * alive[n], held * alive[n], "Gaussian " + n + ", camera " + c);
      }
    }
  }

  @Test
  void gradientsOfEllipsesAreTheOriginals() {
    gradients("g_", true);
  }

  @Test
  void gradientsOfCompensationsAreTheOriginals() {
    gradients("gc_", false);
  }

  private void gradients(String prefix, boolean ofEllipses) {
    SplatSettings settings = settings(ScreenExtent.FIXED);
    GaussianDoubles into =
        new GaussianDoubles(new GaussianDoubles.Sizes(gaussians.count, true, 0, 0));
    for (int c = 0; c < cameras(); c++) {
      EwaBackward ewa = new EwaBackward(camera(c), settings);
      ScreenGaussians upstream = ofEllipses ? ofEllipses(c) : ofCompensations(c);
      EwaBackward.Projected projected =
          new EwaBackward.Projected(gaussians, covariances, project(settings, c));
      ewa.backward(projected, 0, gaussians.count, upstream, into);
      double[] pose = SplatFixture.pose(SplatFixture.row(f, prefix + "viewmats", c));
      assertClose(prefix + "viewmats " + c, pose, ewa.pose, TOLERANCE);
      double[] k = SplatFixture.row(f, prefix + "Ks", c);
      assertClose(
          prefix + "Ks " + c, new double[] {k[0], k[4], k[2], k[5]}, ewa.intrinsics, TOLERANCE);
    }
    assertClose(prefix + "means", SplatFixture.doubles(f, prefix + "means"), into.means, TOLERANCE);
    assertClose(
        prefix + "quats", SplatFixture.doubles(f, prefix + "quats"), into.quaternions, TOLERANCE);
    assertClose(
        prefix + "scales", SplatFixture.doubles(f, prefix + "scales"), into.scales, TOLERANCE);
  }

  private ScreenGaussians ofEllipses(int c) {
    ScreenGaussians up = new ScreenGaussians(gaussians.count);
    double[] centres = SplatFixture.row(f, "up_means2d", c);
    double[] depths = SplatFixture.row(f, "up_depths", c);
    double[] conics = SplatFixture.row(f, "up_conics", c);
    for (int n = 0; n < gaussians.count; n++) {
      up.x[n] = centres[2 * n];
      up.y[n] = centres[2 * n + 1];
      up.depth[n] = depths[n];
      up.conicA[n] = conics[3 * n];
      up.conicB[n] = conics[3 * n + 1];
      up.conicC[n] = conics[3 * n + 2];
    }
    return up;
  }

  private ScreenGaussians ofCompensations(int c) {
    ScreenGaussians up = new ScreenGaussians(gaussians.count);
    System.arraycopy(
        SplatFixture.row(f, "up_compensations", c), 0, up.compensation, 0, gaussians.count);
    return up;
  }
}
