package dev.lift3d.examples.lifting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetPlanTest {
  @Test
  void filesAreNamedAfterPhotographsWithoutFoldersAndEndings() {
    assertEquals(List.of("left_a", "right_a"), names("left/a.jpg", "right/a.jpg"));
  }

  @Test
  void photographsThatDifferInTheirEndingKeepTheirFilesApart() {
    assertEquals(List.of("a-0", "a-1"), names("a.jpg", "a.png"));
  }

  @Test
  void aPathHasAsManyCamerasAsFramesAndNoTruth() {
    Scene scene = scene("a", "b", "c");
    List<Camera> cameras = scene.views().stream().map(View::camera).toList();
    for (TargetPlan plan :
        List.of(TargetPlan.spiral(scene, cameras, 5), TargetPlan.interpolate(cameras, 5))) {
      assertEquals(5, plan.targets().size());
      assertEquals("frame-00004", plan.targets().get(4).name());
      assertTrue(plan.targets().stream().allMatch(t -> t.truth().isEmpty()));
    }
  }

  @Test
  void everyNthViewIsHeldOutFromTheFirstOn() {
    assertEquals(Set.of(0, 3, 6), HeldOutViews.every(3).within(7));
    assertEquals(Set.of(2, 4), HeldOutViews.of(List.of(4, 2)).within(7));
    assertEquals(Set.of(), HeldOutViews.none().within(7));
  }

  @Test
  void holdingOutAllViewsIsRefused() {
    assertThrows(InputException.class, () -> HeldOutViews.every(2).within(1));
  }

  private static List<String> names(String... photographs) {
    Scene scene = scene(photographs);
    List<Camera> cameras = scene.views().stream().map(View::camera).toList();
    return TargetPlan.views(scene, cameras, List.of(0, 1)).targets().stream()
        .map(Target::name)
        .toList();
  }

  private static Scene scene(String... photographs) {
    List<View> views =
        IntStream.range(0, photographs.length)
            .mapToObj(i -> View.of(photographs[i], camera(i), () -> Image.zeros(32, 32, 3)))
            .toList();
    return new Scene("test", "test", views, new DepthRange(1, 5), SparsePoints.NONE, List.of());
  }

  private static Camera camera(int i) {
    Pose pose = Pose.lookingAt(new Vec3(0.1 * i, 0, 0), new Vec3(0, 0, 3), new Vec3(0, -1, 0));
    return new Camera(new Intrinsics(40, 40, 16, 16, 32, 32), pose);
  }
}
