package dev.lift3d.examples.testing;

import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.examples.demo.CaptureFolder;
import java.nio.file.Path;
import java.util.Map;

/** What commands need, small: photographs of a generated tabletop, and weights nobody trained. */
public final class SmallScene {
  /** How many photographs there are. */
  public static final int VIEWS = 5;

  private SmallScene() {}

  /** The place, with five cameras of 64 x 48 pixels. */
  public static ProceduralCapture capture() {
    return ProceduralCapture.of(new CaptureSettings(1, SceneKind.TABLETOP, VIEWS, 64, 48));
  }

  /** Writes the photographs and cameras of {@link #capture}. */
  public static Path write(Path folder) {
    new CaptureFolder(folder).write(capture(), true);
    return folder;
  }

  /** Writes the random weights that a training of seed 1 starts from. */
  public static Path writeWeights(Path file) {
    try (LiftingNetwork network = LiftingNetwork.initial(LiftingSettings.COMPACT, 1)) {
      LiftingCheckpoint.write(
          file, LiftingSettings.COMPACT, network.parameters().toHost(), Map.of());
    }
    return file;
  }
}
