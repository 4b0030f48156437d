package dev.lift3d.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.examples.lifting.RenderChoice;
import dev.lift3d.examples.testing.SmallScene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir private Path folder;

  @Test
  void aTinyDemoLeavesASceneAndPicturesAndNumbers() {
    Path weights = SmallScene.writeWeights(folder.resolve("weights.safetensors"));
    DemoSettings settings =
        new DemoSettings(
            new CaptureSettings(3, SceneKind.TABLETOP, 6, 64, 48),
            new RenderChoice(48, 3, Optional.of(weights)),
            new RaySampling(8, 0),
            3);
    DemoResult result = new Demo(folder, true).run(settings);
    assertEquals(2, result.lift().frames(), "views 0 and 3");
    assertTrue(result.psnr() > 5 && result.psnr() < 60, result::toString);
    assertTrue(result.liftedAccuracy() > 0 && result.liftedAccuracy() <= 1, result::toString);
    // A third of the patches is wrong, some of them by the class that is there.
    assertTrue(
        result.segmenterAccuracy() > 0.5 && result.segmenterAccuracy() < 0.9, result::toString);
    Image picture = ImageFiles.read(result.picture());
    assertTrue(picture.width() > 8 * 48 && picture.height() > 2 * 36, "eight columns, two rows");
    assertTrue(Files.exists(folder.resolve("lifted/animation.gif")));
  }

  @Test
  void theWrittenSceneHasTheCamerasThatTookIt() {
    Scene written = Scenes.open(SmallScene.write(folder));
    Scene taken = SmallScene.capture().scene();
    assertEquals(taken.views().size(), written.views().size());
    for (int v = 0; v < taken.views().size(); v++) {
      var expected = taken.views().get(v).camera();
      var found = written.views().get(v).camera();
      assertEquals(taken.views().get(v).name(), written.views().get(v).name());
      assertEquals(expected.intrinsics(), found.intrinsics());
      double off =
          expected.pose().centreInWorld().distance(found.pose().centreInWorld())
              + expected.pose().forwardInWorld().distance(found.pose().forwardInWorld());
      assertEquals(0, off, 1e-9);
    }
  }
}
