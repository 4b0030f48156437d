package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import org.junit.jupiter.api.Test;

/** Compositing against IBRNet's. */
class CompositorFixtureTest {
  private static final double TOLERANCE = 2e-6; // measured 8e-7

  @Test
  void raysShowWhatTheOriginalsShow() {
    Fixture f = Fixture.open("ibrnet/compositing.npz");
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        Compositor black = new Compositor(Conventions.IBRNET, false);
        Compositor white = new Compositor(Conventions.IBRNET, true)) {
      NDArray raw = scope.tensor(f.array("raw"));
      NDArray colour = raw.get(":,:,0:3");
      NDArray density = raw.get(":,:,3");
      NDArray z = scope.tensor(f.array("z_vals"));
      Compositor.Output out = black.apply(colour, density, z, null, null);
      close(f, "rgb", out.colour(), TOLERANCE);
      close(f, "weights", out.weights(), TOLERANCE);
      close(f, "depth", out.depth(), 3e-5);
      NDArray onWhite = white.apply(colour, density, z, null, null).colour();
      close(f, "rgb.white", onWhite, 1e-5);
      // The file holds "more than one view", not how many.
      NDArray mask = black.supported(scope.tensor(f.array("pixel_mask")).mul(2));
      close(f, "mask", mask, 0);
      NDArray loss = OriginalLoss.of(onWhite, scope.tensor(f.array("gt")), mask);
      close(f, "loss.white", loss, 1e-6);
    }
  }

  @Test
  void theOpacityOfARayIsTheSumOfItsWeights() {
    Fixture f = Fixture.open("ibrnet/compositing.npz");
    try (TensorScope scope = TensorScope.open();
        Compositor compositor = new Compositor(Conventions.IBRNET, false)) {
      NDArray raw = scope.tensor(f.array("raw"));
      NDArray z = scope.tensor(f.array("z_vals"));
      Compositor.Output out = compositor.apply(raw.get(":,:,0:3"), raw.get(":,:,3"), z, null, null);
      NDArray sum = scope.tensor(f.array("weights")).sum(new int[] {1});
      assertClose("opacity", sum.toFloatArray(), out.opacity().toFloatArray(), 1e-5);
    }
  }

  private static void close(Fixture f, String name, NDArray found, double tolerance) {
    assertClose(name, f.floats(name), found.toFloatArray(), tolerance);
  }
}
