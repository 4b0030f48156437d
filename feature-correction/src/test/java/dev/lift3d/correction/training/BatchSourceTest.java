package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.PlaneScene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchSourceTest {
  private static final int STEPS = 30;

  private final Workers workers = Workers.start(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private BatchSource source(long seed) {
    return TinyTraining.batches(TinyTraining.plan(seed, STEPS), workers);
  }

  @Test
  void aBatchIsAFunctionOfSeedAndStepAlone() {
    BatchSource inOrder = source(3);
    List<TrainingBatch> batches = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      batches.add(inOrder.batch(step));
    }
    // Resumed anywhere: also in the middle of a procedural scene, at a change of stage (15).
    for (int step : new int[] {0, 7, 14, 15, 16, 29}) {
      assertSame(batches.get(step), source(3).batch(step));
    }
    assertSame(batches.get(2), inOrder.batch(2)); // going back
  }

  private static void assertSame(TrainingBatch expected, TrainingBatch found) {
    assertEquals(expected.sceneName(), found.sceneName());
    assertEquals(expected.cameras().size(), found.cameras().size());
    for (int v = 0; v < expected.cameras().size(); v++) {
      assertEquals(intrinsics(expected, v), intrinsics(found, v));
      assertEquals(
          expected.cameras().get(v).pose().centreInWorld(),
          found.cameras().get(v).pose().centreInWorld());
      assertArrayEquals(expected.photographs().get(v).data(), found.photographs().get(v).data());
      assertArrayEquals(expected.depths().get(v).inverse(), found.depths().get(v).inverse());
    }
    assertEquals(expected.targets().size(), found.targets().size());
    for (int t = 0; t < expected.targets().size(); t++) {
      assertEquals(expected.targets().get(t).range(), found.targets().get(t).range());
      assertArrayEquals(expected.targets().get(t).pixels(), found.targets().get(t).pixels());
      assertArrayEquals(expected.targets().get(t).colours(), found.targets().get(t).colours());
      assertArrayEquals(expected.targets().get(t).depths(), found.targets().get(t).depths());
    }
  }

  private static Intrinsics intrinsics(TrainingBatch batch, int v) {
    return batch.cameras().get(v).intrinsics();
  }

  @Test
  void anotherSeedOrStepLooksElsewhere() {
    double[] pixels = source(3).batch(4).targets().get(0).pixels();
    assertFalse(Arrays.equals(pixels, source(4).batch(4).targets().get(0).pixels()));
    assertFalse(Arrays.equals(pixels, source(3).batch(5).targets().get(0).pixels()));
  }

  @Test
  void batchesKeepToThePlan() {
    BatchSource source = source(5);
    TreeSet<Integer> sources = new TreeSet<>();
    for (int step = 0; step < STEPS; step++) {
      TrainingBatch batch = source.batch(step);
      assertEquals(TinyTraining.DATA.rays(), batch.rays());
      assertTrue(batch.targets().size() <= TinyTraining.DATA.targets());
      assertEquals(batch.cameras().size(), batch.depths().size());
      sources.add(batch.cameras().size());
      int longest = step < STEPS / 2 ? 55 : 61; // 1.1 times the stage's long edge
      for (int v = 0; v < batch.cameras().size(); v++) {
        assertTrue(intrinsics(batch, v).width() <= longest);
        assertEquals(intrinsics(batch, v).width(), batch.photographs().get(v).width());
        assertEquals(intrinsics(batch, v).height(), batch.photographs().get(v).height());
      }
      for (TargetRays target : batch.targets()) {
        for (Camera camera : batch.cameras()) {
          assertTrue(
              camera.pose().centreInWorld().distance(target.camera().pose().centreInWorld()) > 1e-6,
              "a target is not its own source");
        }
      }
    }
    assertEquals(new TreeSet<>(List.of(2, 3)), sources);
  }

  @Test
  void raysShowWhatTheirTargetShows() {
    // The painted plane is white: whatever is drawn, changed colours are one colour a batch.
    TrainingPlan plan = TinyTraining.plan(1, STEPS);
    TrainingScene white =
        TrainingScene.load(PlaneScene.of(6, PlaneScene.plain(1, 1, 1)), 56, workers);
    BatchSource source = new BatchSource(plan, List.of(white), (seed, longEdge) -> white, workers);
    for (int step = 0; step < 5; step++) {
      TrainingBatch batch = source.batch(step);
      float[] colour = Arrays.copyOf(batch.photographs().get(0).data(), 3);
      for (TargetRays target : batch.targets()) {
        for (int i = 0; i < target.colours().length; i++) {
          assertEquals(colour[i % 3], target.colours()[i], 1e-6f); // resized from eight bits
        }
        for (float depth : target.depths()) {
          assertEquals(4, depth, 0.8, "the plane's depth");
        }
      }
    }
  }
}
