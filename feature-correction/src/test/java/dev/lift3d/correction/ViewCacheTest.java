package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.epipolar.SourceMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewCacheTest {
  private final AtomicInteger made = new AtomicInteger();

  private EncodedView encode(int view) {
    made.incrementAndGet();
    Camera camera = new Camera(new Intrinsics(1, 1, 1, 1, 2, 2), Pose.IDENTITY);
    SourceMap map = new SourceMap(camera, new float[12], new float[4], 1, 1, 2);
    return EncodedView.of(new SourceMaps(map, map), Optional.empty());
  }

  @Test
  void eachViewIsEncodedOnceWhileMemoryLasts() {
    try (Workers workers = Workers.start(2)) {
      ViewCache<EncodedView> views = new ViewCache<>(workers, 1 << 20, EncodedView::bytes);
      EncodedView first = views.of(List.of(3, 1, 3), this::encode).get(0);
      assertSame(first, views.of(List.of(2, 3), this::encode).get(1));
      assertEquals(3, made.get());
    }
  }

  @Test
  void beyondTheBudgetTheOldestAreForgottenButNeverThoseAskedFor() {
    try (Workers workers = Workers.start(2)) {
      long one = encode(0).bytes();
      made.set(0);
      ViewCache<EncodedView> views = new ViewCache<>(workers, 2 * one, EncodedView::bytes);
      assertEquals(3, views.of(List.of(0, 1, 2), this::encode).size());
      views.of(List.of(3), this::encode); // 0 and 1 are forgotten, 2 and 3 kept
      views.of(List.of(2, 3), this::encode);
      assertEquals(4, made.get());
      views.of(List.of(0), this::encode);
      assertEquals(5, made.get());
    }
  }
}
