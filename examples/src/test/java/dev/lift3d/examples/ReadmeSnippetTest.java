package dev.lift3d.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.PreparedScene;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.examples.testing.SmallScene;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import dev.lift3d.operators.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in the README is the code below, which compiles and runs. */
class ReadmeSnippetTest {
  private static final Path THIS =
      Path.of("src/test/java/dev/lift3d/examples/ReadmeSnippetTest.java");

  @TempDir private Path folder;

  private static Prediction lift(Path photographs, int width, Path out) {
    // README from here
    Scene scene = Scenes.open(photographs);
    try (Workers workers = Workers.perProcessor();
        LiftingModel model = LiftingModel.shipped(workers);
        Operator operator = Operators.open("colour")) { // or a folder with a model's two halves
      PreparedScene prepared = model.prepare(scene, width, operator.encoder());
      Camera camera = prepared.cameras().get(0); // or any other, as from CameraPath.spiral
      TargetSources sources = model.sources(prepared, camera, 10, Set.of(0)); // without view 0
      LiftedView view = model.render(sources); // colour, depth, confidence
      ImageFiles.write(out.resolve("rgb.png"), view.rgb());
      FeatureMap features = model.renderFeatures(sources).map(); // H x W x D
      return operator.decoder().orElseThrow().decode(features);
    }
    // README to here
  }

  @Test
  void theReadmeShowsThisCode() throws IOException {
    String source = Files.readString(THIS).replace("\r\n", "\n");
    int from = source.indexOf("// README from here\n") + "// README from here\n".length();
    String code = source.substring(from, source.indexOf("    // README to here"));
    Matcher block =
        Pattern.compile("(?s)```java\\n(.*?)```")
            .matcher(Files.readString(Path.of("../README.md")).replace("\r\n", "\n"));
    assertTrue(block.find(), "the README has a block of Java");
    assertEquals(code.stripTrailing().stripIndent() + "\n", block.group(1));
    List<String> lines = code.lines().toList();
    assertTrue(lines.size() <= 15, () -> "at most 15 lines, found " + lines.size());
  }

  @Test
  void itRuns() {
    assumeTrue(
        LiftingModel.class.getResource("lifting-compact.safetensors") != null,
        "this build carries no weights");
    Path photographs = SmallScene.write(folder.resolve("small"));
    lift(photographs, 48, folder.resolve("out"));
    assertEquals(48, ImageFiles.read(folder.resolve("out/rgb.png")).width());
  }
}
