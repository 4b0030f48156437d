package dev.lift3d.core.scene.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.View;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MappedDepthsTest {
  private static final Camera CAMERA =
      new Camera(new Intrinsics(20, 20, 10, 10, 20, 20), Pose.IDENTITY);

  @Test
  void theRangeHoldsWhatTheMapsHold() {
    List<View> views = List.of(view(() -> map(2)), view(() -> map(4)));
    DepthRange range = MappedDepths.of(views, v -> false).orElseThrow().scene();
    assertTrue(range.near() < 2 && range.near() > 1.5, range::toString);
    assertTrue(range.far() > 4 && range.far() < 6, range::toString);
  }

  @Test
  void mapsOfViewsThatAreHeldOutAreNeverRead() {
    List<View> views = List.of(view(() -> fail("was read")), view(() -> map(4)));
    SceneDepths depths = MappedDepths.of(views, v -> v == 0).orElseThrow();
    assertTrue(depths.scene().near() > 3, depths::toString);
    assertEquals(2, depths.views().size());
  }

  private static View view(Supplier<Image> map) {
    return View.of("a", CAMERA, () -> fail("was read")).withDepth(map);
  }

  private static Image map(float depth) {
    Image map = Image.zeros(20, 20, 1);
    Arrays.fill(map.data(), depth);
    return map;
  }
}
