package dev.lift3d.grounding.splat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Intrinsics;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gradient of the reference against central differences along random directions. */
class ReferencePassGradientTest {
  private static final int WIDTH = 22;
  private static final int HEIGHT = 19;
  private static final double STEP = 1e-6;

  static Stream<Arguments> cases() {
    SplatSettings plain = SplatSettings.GSPLAT_1_5_3;
    return Stream.of(
        Arguments.of("gsplat 1.5.3", plain, -1, false),
        Arguments.of("covariances, depth", plain.withDepth(DepthChannel.ACCUMULATED), -1, true),
        Arguments.of(
            "antialiased, expected depth, harmonics",
            plain.antialiased().withDepth(DepthChannel.EXPECTED),
            3,
            false),
        Arguments.of("gsplat 1.6", SplatSettings.GSPLAT_1_6.antialiased(), 1, true),
        Arguments.of("Inria", SplatSettings.INRIA, 2, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void gradientsAreSlopes(String name, SplatSettings settings, int degree, boolean covariances) {
    Gaussians g = SplatScenes.gaussians(24, 2, degree, 7);
    Point at = new Point(covariances ? SplatScenes.withCovariances(g) : g, settings);
    ReferencePass pass = at.pass();
    ReferenceBlend.Planes drawn = pass.forward();
    SplittableRandom random = new SplittableRandom(3);
    double[] planes = directions(drawn.planes().length, random);
    double[] alpha = directions(drawn.alpha().length, random);
    ReferencePass.Gradients found = pass.backward(new ReferenceBlend.Planes(planes, alpha));
    at.planes = planes;
    at.alpha = alpha;
    check(at, "means", at.gaussians.means, found.gaussians().means);
    check(at, "quaternions", at.gaussians.quaternions, found.gaussians().quaternions);
    check(at, "scales", at.gaussians.scales, found.gaussians().scales);
    check(at, "covariances", at.gaussians.covariances, found.gaussians().covariances);
    check(at, "opacities", at.gaussians.opacities, found.gaussians().opacities);
    check(at, "features", at.gaussians.features, found.gaussians().features);
    check(at, "harmonics", at.gaussians.harmonics, found.gaussians().harmonics);
    check(at, "background", at.background, found.background());
    check(at, "pose", at.pose, found.pose());
    check(at, "intrinsics", at.intrinsics, found.intrinsics());
  }

  private static void check(Point at, String what, double[] values, double[] gradient) {
    assertEquals(values.length, gradient.length, what);
    // The smallest covariances are 3e-4: a step must be small beside them.
    double step = what.equals("covariances") ? 0.03 * STEP : STEP;
    for (int trial = 0; trial < 4; trial++) {
      double[] direction = directions(values.length, new SplittableRandom(trial));
      double expected =
          (at.moved(values, direction, step) - at.moved(values, direction, -step)) / (2 * step);
      double slope = 0;
      double scale = 1;
      for (int i = 0; i < values.length; i++) {
        slope += gradient[i] * direction[i];
        scale += Math.abs(gradient[i] * direction[i]);
      }
      // Central differences in doubles: rounding 1e-10 of the loss's terms over the step.
      assertEquals(expected, slope, 2e-7 * scale, what + ", direction " + trial);
    }
  }

  private static double[] directions(int length, SplittableRandom random) {
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      out[i] = random.nextDouble(-1, 1);
    }
    return out;
  }

  /** Where slopes are taken: everything that goes in, and the weights of the loss. */
  private static final class Point {
    final GaussianDoubles gaussians;
    final ReferencePass.Look look;
    final SplatSettings settings;
    final double[] background;
    final double[] pose;
    final double[] intrinsics;
    double[] planes;
    double[] alpha;

    Point(Gaussians g, SplatSettings settings) {
      this.settings = settings;
      gaussians = GaussianDoubles.of(g);
      look = ReferencePass.Look.of(g.appearance());
      background = directions(g.appearance().shown(), new SplittableRandom(5));
      SplatCamera camera = SplatScenes.camera(WIDTH, HEIGHT);
      pose = camera.worldToCamera();
      Intrinsics k = camera.intrinsics();
      intrinsics = new double[] {k.fx(), k.fy(), k.cx(), k.cy()};
    }

    ReferencePass pass() {
      double[] k = intrinsics;
      Intrinsics inner = new Intrinsics(k[0], k[1], k[2], k[3], WIDTH, HEIGHT);
      return new ReferencePass(gaussians, look, SplatCamera.of(inner, pose), background, settings);
    }

    double moved(double[] values, double[] direction, double step) {
      double[] kept = values.clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += step * direction[i];
      }
      ReferenceBlend.Planes drawn = pass().forward();
      System.arraycopy(kept, 0, values, 0, kept.length);
      double loss = 0;
      for (int i = 0; i < planes.length; i++) {
        loss += planes[i] * drawn.planes()[i];
      }
      for (int i = 0; i < alpha.length; i++) {
        loss += alpha[i] * drawn.alpha()[i];
      }
      return loss;
    }
  }
}
