package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.testing.SharedFolder;
import dev.lift3d.epipolar.stereo.StereoScenes.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Bounds lie a little below what was measured; by chance 4 of 96 planes would be right. */
class DepthQualityTest {
  private static final Predicate<Checked> SURE = t -> t.confidence() > 0.5;
  private static final Predicate<Checked> DOUBTFUL =
      t -> t.confidence() <= DepthCompletion.CONTINUED;

  @Test
  void generatedScenesAreRightWhereStereoIsSure() {
    List<Checked> texels = new ArrayList<>();
    for (SceneKind kind : List.of(SceneKind.ROOM, SceneKind.STREET)) {
      Scene scene = ProceduralCapture.of(new CaptureSettings(3, kind, 12, 160, 120)).scene();
      texels.addAll(StereoScenes.checked(scene, 4));
    }
    assertInformative(texels, 0.9);
  }

  @Test
  void aSensorAgreesWhereStereoIsSure() {
    Scene scene = Scenes.open(SharedFolder.data("hololens"));
    List<Checked> texels = StereoScenes.checked(scene, 14);
    assertInformative(texels, 0.92);
    double[] errors =
        texels.stream().filter(SURE).mapToDouble(Checked::relative).sorted().toArray();
    double median = errors[errors.length / 2];
    assertTrue(median < 0.03, () -> "median relative error of sure texels: " + median);
  }

  private static void assertInformative(List<Checked> texels, double bound) {
    double sure = right(texels, SURE);
    double doubtful = right(texels, DOUBTFUL);
    double share = (double) texels.stream().filter(SURE).count() / texels.size();
    String found = "right: sure %.3f, doubtful %.3f; sure %.2f".formatted(sure, doubtful, share);
    assertTrue(share > 0.4, found);
    assertTrue(sure > bound, found);
    assertTrue(doubtful < sure - 0.5, found);
  }

  private static double right(List<Checked> texels, Predicate<Checked> which) {
    List<Checked> chosen = texels.stream().filter(which).toList();
    return (double) chosen.stream().filter(t -> t.steps() < 2).count() / chosen.size();
  }
}
