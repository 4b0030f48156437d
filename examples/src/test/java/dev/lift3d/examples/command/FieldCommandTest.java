package dev.lift3d.examples.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.examples.testing.CommandRun;
import dev.lift3d.examples.testing.SmallScene;
import dev.lift3d.grounding.field.GaussianFiles;
import dev.lift3d.grounding.field.Gaussians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCommandTest {
  @TempDir private Path folder;
  private Path scene;
  private Path weights;

  @BeforeEach
  void writeScene() {
    scene = SmallScene.write(folder.resolve("small"));
    weights = SmallScene.writeWeights(folder.resolve("weights.safetensors"));
  }

  private CommandRun field(String... more) {
    List<String> args = new ArrayList<>(List.of(scene.toString(), "--quiet"));
    args.addAll(List.of("--width", "48", "--out", folder.resolve("out").toString()));
    args.addAll(List.of("--weights", weights.toString(), "--sources", "2", "--samples", "8+4"));
    args.addAll(List.of(more));
    return CommandRun.of(new FieldCommand(), args.toArray(String[]::new));
  }

  private CommandRun splat(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of(file.toString(), "--quiet"));
    args.addAll(List.of("--width", "48", "--out", folder.resolve("drawn").toString()));
    args.addAll(List.of("--cameras", scene.toString()));
    args.addAll(List.of(more));
    return CommandRun.of(new SplatCommand(), args.toArray(String[]::new));
  }

  private Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  private Path drawn(String name) {
    return folder.resolve("drawn").resolve(name);
  }

  @Test
  void aSceneWithoutASensorBecomesAFieldWithFeaturesThatIsDrawn() {
    CommandRun made = field("--operator", "test-colours", "--views", "0-2", "--refine", "2");
    assertEquals(0, made.code(), made::err);
    assertTrue(made.out().contains("3 of 5 views"), made::out);
    assertTrue(made.out().contains("depth        rendered"), made::out);
    Gaussians stored = GaussianFiles.read(out("field.safetensors"));
    assertEquals(3, stored.featureChannels());
    CommandRun run = splat(out("field.safetensors"), "--views", "1", "--background", "ff0000");
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("psnr"), run::out);
    for (String what : List.of("rgb", "opacity", "features")) {
      assertEquals(48, ImageFiles.read(drawn("view_001_" + what + ".png")).width());
    }
    assertTrue(Files.exists(drawn("view_001_depth.png")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ply", "splat", "spz"})
  void otherFormatsSayThatTheyHoldNoFeatures(String format) {
    CommandRun made = field("--operator", "test-colours", "--views", "0,1", "--format", format);
    assertEquals(0, made.code(), made::err);
    assertTrue(made.out().contains("features     not stored"), made::out);
    CommandRun run = splat(out("field." + format), "--views", "0");
    assertEquals(0, run.code(), run::err);
    assertFalse(Files.exists(drawn("view_000_features.png")));
  }

  @Test
  void aScenesMissingSensorIsOneLine() {
    assertRefused("has measured depth; take --depth rendered", field("--depth", "sensor"));
  }

  @Test
  void whatIsNoFieldIsOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    assertRefused("a file of Gaussians ends in", splat(text));
    Path empty = Files.createFile(folder.resolve("empty.ply"));
    assertRefused("empty.ply", splat(empty));
    Path none = folder.resolve("none.ply");
    GaussianFiles.write(none, Gaussians.builder(new float[0]).build());
    assertRefused("none.ply holds no Gaussian", splat(none));
    assertRefused("there is no view 9", splat(small(), "--views", "9"));
    assertRefused("--background", splat(small(), "--background", "sky"));
    assertRefused("does not exist", splat(folder.resolve("absent.ply")));
  }

  private Path small() {
    Path file = folder.resolve("one.ply");
    GaussianFiles.write(file, Gaussians.builder(new float[3]).build());
    return file;
  }

  private static void assertRefused(String reason, CommandRun run) {
    assertEquals(2, run.code(), run::err);
    assertTrue(run.err().contains(reason), run::err);
    long others = run.err().lines().filter(line -> !line.startsWith("Try '")).count();
    assertEquals(1, others, run::err);
  }
}
