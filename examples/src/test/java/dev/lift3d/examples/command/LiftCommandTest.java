package dev.lift3d.examples.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.examples.testing.CommandRun;
import dev.lift3d.examples.testing.SmallScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiftCommandTest {
  private static final Set<String> OF_A_VIEW =
      Set.of(
          "rgb.png",
          "opacity.png",
          "depth.png",
          "depth.npy",
          "prediction.png",
          "labels.png",
          "features.png",
          "features.npy",
          "features.safetensors",
          "truth.png",
          "montage.png");

  @TempDir private Path folder;
  private Path scene;
  private Path weights;

  @BeforeEach
  void writeScene() {
    scene = SmallScene.write(folder.resolve("small"));
    weights = SmallScene.writeWeights(folder.resolve("weights.safetensors"));
  }

  @Test
  void aHeldOutViewLeavesAllItsFiles() throws IOException {
    CommandRun run = lift("--path", "2");
    assertEquals(0, run.code(), run::err);
    Set<String> expected =
        OF_A_VIEW.stream().map(f -> "view_002_" + f).collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(List.of("animation.gif", "cameras.json", "report.json"));
    assertEquals(expected, files());
    assertTrue(run.out().contains("targets      1 of 48 x 36 pixels"), run::out);
    assertTrue(run.out().contains("memory       "), run::out);
  }

  @Test
  void theArraysAreOnTheOperatorsGridAndSayWhereItLies() {
    assertEquals(0, lift("--path", "2").code());
    HostArray features = Npy.read(out("view_002_features.npy"));
    assertArrayEquals(new long[] {9, 12, 3}, features.shape(), "36 / 4 x 48 / 4 cells of colours");
    SafetensorsFile named = Safetensors.read(out("view_002_features.safetensors"));
    assertEquals(features, named.tensors().get("features"));
    assertArrayEquals(new long[] {9, 12}, named.tensors().get("opacity").shape());
    assertEquals("4.0", named.metadata().get("stride"));
    assertEquals("0.0", named.metadata().get("offset"));
    assertEquals("48", named.metadata().get("imageWidth"));
    assertArrayEquals(new long[] {36, 48}, Npy.read(out("view_002_depth.npy")).shape());
  }

  @Test
  void theLabelPictureHoldsClassNumbersAndTheTruthThePhotograph() {
    assertEquals(0, lift("--path", "2").code());
    Image labels = ImageFiles.readGrey(out("view_002_labels.png"));
    for (float grey : labels.data()) {
      float number = 255 * grey;
      assertTrue(number == 0 || Math.abs(number - 1) < 1e-4 || Math.abs(number - 2) < 1e-4);
    }
    assertEquals(48, labels.width());
    assertEquals(48, ImageFiles.read(out("view_002_truth.png")).width());
    assertTrue(ImageFiles.read(out("view_002_montage.png")).width() > 5 * 48);
  }

  @Test
  void theReportAndTheCamerasSayWhatWasDone() throws IOException {
    assertEquals(0, lift("--path", "1,3").code());
    JsonNode report = new ObjectMapper().readTree(out("report.json").toFile());
    assertEquals("test-colours", report.at("/operator").textValue());
    assertEquals(2, report.at("/frames").intValue());
    for (String stage : List.of("encode", "render", "features", "decode", "write")) {
      assertTrue(report.at("/seconds/" + stage).isNumber(), report::toString);
    }
    assertTrue(report.at("/raysPerSecond").doubleValue() > 0, report::toString);
    assertTrue(report.at("/peakMemory/bytes").longValue() > 1 << 20, report::toString);
    JsonNode cameras = new ObjectMapper().readTree(out("cameras.json").toFile()).at("/cameras");
    assertEquals(2, cameras.size());
    for (JsonNode camera : cameras) {
      assertEquals(4, camera.at("/worldToCamera").size());
      assertFalse(camera.at("/sources").toString().contains("view_001"), camera::toString);
      assertFalse(camera.at("/sources").toString().contains("view_003"), camera::toString);
      assertEquals(2, camera.at("/sources").size());
    }
  }

  @Test
  void whatAHeldOutPhotographShowsChangesNoTarget() throws IOException {
    assertEquals(0, lift("--hold-out", "3").code()); // views 0 and 3
    List<String> rendered =
        files().stream()
            .filter(f -> f.matches("view_.*(rgb|depth|opacity|features|labels).*"))
            .toList();
    assertEquals(2 * 8, rendered.size(), rendered::toString);
    List<byte[]> before = contents(rendered);
    byte[] truth = Files.readAllBytes(out("view_000_truth.png"));
    Image garbage = Image.zeros(64, 48, 3);
    for (int i = 0; i < garbage.data().length; i++) {
      garbage.data()[i] = i * 37 % 101 / 100f;
    }
    ImageFiles.write(scene.resolve("images/view_000.png"), garbage);
    assertEquals(0, lift("--hold-out", "3").code());
    List<byte[]> after = contents(rendered);
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), after.get(i), rendered.get(i));
    }
    assertFalse(
        Arrays.equals(truth, Files.readAllBytes(out("view_000_truth.png"))),
        "the photograph did change");
  }

  @Test
  void aPathHasNumberedFramesWithoutTruth() throws IOException {
    assertEquals(0, lift("--path", "interpolate", "--frames", "3").code());
    assertTrue(files().contains("frame-00002_rgb.png"), () -> "no third frame");
    assertFalse(files().contains("frame-00002_truth.png"));
    assertEquals(0, lift("--path", "spiral", "--frames", "1").code());
  }

  @Test
  void withoutAnOperatorColoursAndDepthAreLeft() throws IOException {
    CommandRun run = plain("--path", "2");
    assertEquals(0, run.code(), run::err);
    assertFalse(files().contains("view_002_features.npy"));
    assertTrue(files().contains("view_002_rgb.png"));
  }

  @Test
  void aGpuAskedForByNameIsOneLineAndTwo() {
    CommandRun run = lift("--device", "gpu");
    assertEquals(2, run.code());
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("--device gpu"), run::err);
    assertTrue(lift("--device", "auto", "--path", "2").out().startsWith("device       cpu"));
  }

  @Test
  void aPriorThatTheSceneLacksIsOneLineAndTwo() {
    CommandRun run = lift("--path", "2", "--prior", "sensor");
    assertEquals(2, run.code());
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("no source view of scene small has measured depth"), run::err);
  }

  @Test
  void viewsThatLeaveNoSourceAreOneLineAndTwo() {
    CommandRun run = lift("--path", "0-4");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("all 5 views are held out"), run::err);
    assertEquals(2, lift("--path", "7").code());
    assertEquals(2, lift("--operator", "no-such-model").code());
  }

  @Test
  void picturesTooSmallForTheNetworkAreOneLineAndTwo() {
    CommandRun run = lift("--width", "32");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("view_000.png is 32 x 24 pixels"), run::err);
  }

  private CommandRun lift(String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    if (!args.contains("--operator")) {
      args.addAll(List.of("--operator", "test-colours"));
    }
    return plain(args.toArray(String[]::new));
  }

  /** At 48 pixels from two views, unless said otherwise. */
  private CommandRun plain(String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.add(0, scene.toString());
    args.addAll(List.of("--quiet", "--sources", "2", "--weights", weights.toString()));
    args.addAll(List.of("--out", folder.resolve("out").toString()));
    if (!args.contains("--width")) {
      args.addAll(List.of("--width", "48"));
    }
    return CommandRun.of(new LiftCommand(), args.toArray(String[]::new));
  }

  private Path out(String file) {
    return folder.resolve("out").resolve(file);
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> inside = Files.list(folder.resolve("out"))) {
      return inside
          .map(p -> p.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private List<byte[]> contents(List<String> names) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : names) {
      contents.add(Files.readAllBytes(out(name)));
    }
    return contents;
  }
}
