package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoMethod;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceDepthsTest {
  private static final int VIEWS = 6;
  private static final long PLENTY = 1 << 24;

  private final Scene scene = PlaneScene.of(VIEWS, PlaneScene.waves(1));
  private final List<Camera> cameras = scene.views().stream().map(v -> v.camera()).toList();
  private final Workers workers = Workers.start(2);
  private final Queue<List<StereoView>> calls = new ConcurrentLinkedQueue<>();
  private final StereoMethod recording =
      (reference, neighbours) -> {
        calls.add(neighbours);
        return new SourceDepth(1, 1, new float[] {0.25f}, new float[] {1}, 0.1f);
      };

  @AfterEach
  void close() {
    workers.close();
  }

  private SourceDepths depths(boolean sensor) {
    return new SourceDepths(
        new Photographs(scene, cameras, workers, PLENTY),
        new DepthPrior(sensor, Optional.of(recording), 3),
        workers,
        PLENTY);
  }

  @Test
  void aViewIsComparedWithOthersThatAreNotHeldOut() {
    Set<Integer> heldOut = Set.of(1, 4);
    depths(false).of(List.of(0, 2, 3), heldOut);
    assertEquals(3, calls.size());
    Set<Vec3> forbidden =
        heldOut.stream()
            .map(v -> cameras.get(v).pose().centreInWorld())
            .collect(Collectors.toSet());
    for (List<StereoView> neighbours : calls) {
      assertFalse(neighbours.isEmpty());
      for (StereoView neighbour : neighbours) {
        assertFalse(forbidden.contains(neighbour.camera().pose().centreInWorld()));
      }
    }
  }

  @Test
  void eachSetOfHeldOutViewsHasMapsOfItsOwnAndEachIsMadeOnce() {
    SourceDepths depths = depths(false);
    SourceDepth first = depths.of(List.of(0), Set.of(1)).get(0);
    assertSame(first.inverse(), depths.of(List.of(0), Set.of(1)).get(0).inverse());
    depths.of(List.of(0), Set.of(2));
    assertEquals(2, calls.size());
  }

  @Test
  void measuredDepthIsPreferred() {
    SourceDepth measured = depths(true).of(List.of(2), Set.of()).get(0);
    assertTrue(calls.isEmpty());
    float[] truth = scene.views().get(2).depth().orElseThrow().get().data();
    assertEquals(1 / truth[0], measured.inverse()[0], 1e-6);
  }

  @Test
  void withoutAPriorNothingIsKnown() {
    SourceDepths none =
        new SourceDepths(
            new Photographs(scene, cameras, workers, PLENTY), DepthPrior.NONE, workers, PLENTY);
    assertEquals(0, none.of(List.of(0), Set.of()).get(0).confidence()[0]);
  }
}
