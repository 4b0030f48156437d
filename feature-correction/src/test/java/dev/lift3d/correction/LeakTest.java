package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.LiveTensors;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.training.LeakableStep;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two hundred renders and two hundred training steps leave nothing behind: no tensor, no scope, no
 * native memory. What lives long is capped, so that a stray tensor fails where it strays.
 */
class LeakTest {
  private static final int WARM_UP = 20;
  private static final int REPEATS = 200;

  /** Repeats between two looks at native memory. */
  private static final int STRETCH = 20;

  /**
   * How far the second hundred repeats may lie above the first, each the least of five looks: the
   * just-in-time compilers take and return some MB at any time. A hundred graphs of a training step
   * would be above 100 MB, a hundred chunks of gathered features 12 MB.
   */
  private static final long BOUND = 10L << 20;

  /** While a training warms up, there is more to compile. */
  private static final long TRAINING_BOUND = 24L << 20;

  private final Workers workers = Workers.start(2);
  private final LiftingNetwork network = LiftingNetwork.initial(LiftingSettings.COMPACT, 1);

  @AfterEach
  void close() {
    network.close();
    workers.close();
  }

  private static void cap(ParameterSet set) {
    set.tensors().get(0).getManager().cap();
  }

  private void proveThatNothingStays(Runnable body, long bound) {
    for (int i = 0; i < WARM_UP; i++) {
      body.run();
    }
    network.parameters().sets().forEach(LeakTest::cap);
    long live = LiveTensors.count();
    long[] inUse = new long[REPEATS / STRETCH];
    for (int i = 0; i < REPEATS; i++) {
      body.run();
      assertEquals(live, LiveTensors.count(), "after repeat " + i);
      if (i % STRETCH == STRETCH - 1) {
        System.gc(); // buffers that nobody holds
        inUse[i / STRETCH] = NativeMemory.inUse().orElse(0);
      }
    }
    long first = Arrays.stream(inUse, 0, inUse.length / 2).min().orElseThrow();
    long second = Arrays.stream(inUse, inUse.length / 2, inUse.length).min().orElseThrow();
    assertTrue(second - first < bound, "native memory grew by " + (second - first) + " bytes");
  }

  @Test
  void rendersLeaveNothingBehind() {
    RenderSettings settings = RenderSettings.EXACT.withSampling(new RaySampling(8, 8));
    LiftingModel model = new LiftingModel(network, workers, settings);
    PreparedScene scene =
        model.prepare(
            PlaneScene.of(3, PlaneScene.waves(1)),
            PlaneScene.WIDTH,
            new TestEncoder(8, 8, (image, u, v, c) -> u + c));
    TargetSources sources =
        model.sources(scene, PlaneScene.camera(0.1, 0), PlaneScene.RANGE, 3, Set.of());
    double[] pixels = new double[2 * model.renderer().chunk()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 20 + 0.25 * i;
    }
    RayBundle chunk = RayBundle.through(PlaneScene.camera(0.1, 0), pixels);
    proveThatNothingStays(
        () -> model.renderer().render(sources, chunk.count(), first -> chunk), BOUND);
  }

  @Test
  void encodingLeavesNothingBehind() {
    LiftingModel model = new LiftingModel(network, workers, RenderSettings.EXACT);
    var plane = PlaneScene.of(2, PlaneScene.waves(1));
    proveThatNothingStays(
        () ->
            model.sources(
                model.prepare(plane, 38), PlaneScene.camera(0, 0), PlaneScene.RANGE, 2, Set.of()),
        BOUND);
  }

  @Test
  void trainingStepsLeaveNothingBehind() {
    try (LeakableStep step = new LeakableStep(network, workers)) {
      proveThatNothingStays(step::run, TRAINING_BOUND);
    }
  }

  /** The proof itself: a tensor that strays into the parameters' scope is caught. */
  @Test
  void aStrayTensorIsCaught() {
    NDArray parameter = network.parameters().fine().tensors().get(0);
    long live = LiveTensors.count();
    try (NDArray stray = parameter.add(1)) {
      assertEquals(live + 1, LiveTensors.count());
      assertEquals(parameter.getManager(), stray.getManager());
    }
    cap(network.parameters().fine());
    assertThrows(IllegalStateException.class, () -> parameter.add(1));
    try (TensorScope scope = TensorScope.open()) {
      scope.scalar(1).add(parameter); // the scope's own, as it should be
    }
    assertEquals(live, LiveTensors.count());
  }
}
