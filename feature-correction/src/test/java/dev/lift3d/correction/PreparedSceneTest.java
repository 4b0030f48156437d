package dev.lift3d.correction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Workers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparedSceneTest {
  private static final int VIEWS = 5;

  private final AtomicIntegerArray reads = new AtomicIntegerArray(VIEWS);
  private final Scene scene = counted(PlaneScene.of(VIEWS, PlaneScene.waves(1)));
  private final Workers workers = Workers.start(2);
  private final LiftingModel model =
      new LiftingModel(
          LiftingNetwork.initial(LiftingSettings.COMPACT, 11),
          workers,
          RenderSettings.EXACT.withSampling(new RaySampling(6, 0)));
  private final TestEncoder encoder = new TestEncoder(2, 8, (image, u, v, c) -> u + c);

  @AfterEach
  void close() {
    model.close();
    workers.close();
  }

  private Scene counted(Scene plain) {
    List<View> views =
        IntStream.range(0, VIEWS)
            .mapToObj(
                i -> {
                  View view = plain.views().get(i);
                  return View.of(
                      view.name(),
                      view.camera(),
                      () -> {
                        reads.incrementAndGet(i);
                        return view.photograph().get();
                      });
                })
            .toList();
    return new Scene(
        plain.name(), plain.format(), views, plain.depthRange(), plain.points(), plain.notes());
  }

  private int[] reads() {
    return IntStream.range(0, VIEWS).map(reads::get).toArray();
  }

  @Test
  void everyViewIsEncodedOnceHoweverManyTargetsUseIt() {
    PreparedScene prepared = model.prepare(scene, PlaneScene.WIDTH, encoder);
    assertArrayEquals(new int[VIEWS], reads(), "nothing is read before it is needed");
    for (double x : new double[] {-0.5, 0, 0.5, 0}) {
      model.sources(prepared, PlaneScene.camera(x, 0), PlaneScene.RANGE, VIEWS, Set.of());
    }
    assertArrayEquals(new int[] {1, 1, 1, 1, 1}, reads());
    assertEquals(VIEWS, encoder.calls());
  }

  @Test
  void heldOutViewsAreNeverTouched() {
    PreparedScene prepared = model.prepare(scene, PlaneScene.WIDTH, encoder);
    Set<Integer> heldOut = Set.of(0, 3);
    for (int v : heldOut) {
      TargetSources sources =
          model.sources(prepared, prepared.cameras().get(v), PlaneScene.RANGE, VIEWS, heldOut);
      assertEquals(VIEWS - heldOut.size(), sources.fine().sources().size());
      model.renderFeatures(sources);
    }
    assertArrayEquals(new int[] {0, 1, 1, 0, 1}, reads());
    assertEquals(3, encoder.calls());
  }

  @Test
  void theBestViewsComeFirst() {
    PreparedScene prepared = model.prepare(scene, PlaneScene.WIDTH);
    List<Integer> chosen =
        prepared.choose(prepared.cameras().get(2), PlaneScene.RANGE, 2, Set.of(2));
    assertEquals(Set.of(1, 3), Set.copyOf(chosen), "the neighbours");
  }

  @Test
  void withoutAnyViewThereIsOneClearLine() {
    PreparedScene prepared = model.prepare(scene, PlaneScene.WIDTH);
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                model.sources(
                    prepared, PlaneScene.camera(0, 0), PlaneScene.RANGE, 3, Set.of(0, 1, 2, 3, 4)));
    assertEquals(
        "scene plane has no source view left: all of its 5 views are held out", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> model.sources(prepared, PlaneScene.camera(0, 0), PlaneScene.RANGE, 0, Set.of()));
  }

  @Test
  void aWidthThatLeavesTooFewPixelsIsRefused() {
    InputException e =
        assertThrows(InputException.class, () -> model.prepare(scene, 32)); // 27 rows
    assertTrue(e.getMessage().startsWith("view0 is 32 x 27 pixels at this width"));
    assertFalse(e.getMessage().contains("\n"));
  }

  @Test
  void photographsAreWorkedAtTheWidthAskedFor() {
    PreparedScene prepared = model.prepare(scene, 40);
    assertEquals(40, prepared.cameras().get(0).intrinsics().width());
    assertEquals(34, prepared.cameras().get(0).intrinsics().height()); // 48 * 40 / 56 = 34.3
    TargetSources sources =
        model.sources(prepared, PlaneScene.camera(0, 0), PlaneScene.RANGE, 1, Set.of());
    assertEquals(40 * 34 * 3, sources.fine().sources().get(0).colours().length);
  }
}
