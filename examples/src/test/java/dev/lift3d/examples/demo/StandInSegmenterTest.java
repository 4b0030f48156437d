package dev.lift3d.examples.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.examples.testing.SmallScene;
import dev.lift3d.operators.Operator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandInSegmenterTest {
  private final ProceduralCapture capture = SmallScene.capture();
  private final Scene scene = capture.scene();
  private final Operator segmenter = StandInSegmenter.of(capture, scene, 64);

  @Test
  void aPhotographAlwaysHasTheSameErrors() {
    Image photograph = scene.views().get(1).photograph().get();
    Operator again = StandInSegmenter.of(capture, scene, 64);
    assertArrayEquals(
        segmenter.encoder().encode(photograph).data(), again.encoder().encode(photograph).data());
  }

  @Test
  void errorsDifferFromPhotographToPhotograph() {
    // The evidence above the share of pixels, which is at most 1, is false evidence.
    boolean[] first = errors(0);
    boolean[] second = errors(1);
    assertFalse(Arrays.equals(first, second));
  }

  @Test
  void aPictureOfSomethingElseIsRefused() {
    Image other = Image.zeros(64, 48, 3);
    assertThrows(IllegalArgumentException.class, () -> segmenter.encoder().encode(other));
  }

  private boolean[] errors(int view) {
    float[] data = segmenter.encoder().encode(scene.views().get(view).photograph().get()).data();
    boolean[] errors = new boolean[data.length];
    for (int i = 0; i < data.length; i++) {
      errors[i] = data[i] > 1;
    }
    return errors;
  }
}
