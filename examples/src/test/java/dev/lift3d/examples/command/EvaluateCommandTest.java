package dev.lift3d.examples.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.examples.testing.CommandRun;
import dev.lift3d.examples.testing.SmallScene;
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

class EvaluateCommandTest {
  @TempDir private Path folder;
  private Path scene;
  private Path weights;

  @BeforeEach
  void writeScene() {
    scene = SmallScene.write(folder.resolve("small"));
    weights = SmallScene.writeWeights(folder.resolve("weights.safetensors"));
  }

  @Test
  void theJsonHoldsEachViewAndTheMeans() throws IOException {
    CommandRun run = evaluate("--hold-out", "2", "--operator", "test-colours");
    assertEquals(0, run.code(), run::err);
    JsonNode report = json();
    assertEquals(List.of("scene", "views", "mean"), names(report));
    assertEquals("small", report.at("/scene").textValue());
    assertEquals(3, report.at("/views").size(), "views 0, 2 and 4");
    assertEquals("view_002.png", report.at("/views/1/name").textValue());
    for (String key : List.of("psnr", "ssim", "seconds", "raysPerSecond", "featureMse")) {
      double sum = 0;
      for (JsonNode view : report.at("/views")) {
        sum += view.at("/" + key).doubleValue();
      }
      assertEquals(sum / 3, report.at("/mean/" + key).doubleValue(), Math.abs(sum) * 1e-9, key);
      assertTrue(sum > 0, key);
    }
    assertTrue(report.at("/mean/labelAgreement").doubleValue() <= 1);
    assertTrue(report.at("/mean/depthError").isNull(), "the scene has no depth");
  }

  @Test
  void theTableHasARowAViewAndTheMeansLast() {
    CommandRun run = evaluate("--views", "1,3", "--baseline", "nearest");
    assertEquals(0, run.code(), run::err);
    List<String> lines = run.out().lines().toList();
    int head = lines.indexOf(lines.stream().filter(l -> l.contains("PSNR")).findFirst().get());
    assertTrue(lines.get(head + 1).startsWith("view_001.png"), run::out);
    assertTrue(lines.get(head + 2).startsWith("view_003.png"), run::out);
    assertTrue(lines.get(head + 3).startsWith("mean "), run::out);
    assertTrue(run.out().contains("method       nearest view"), run::out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "nearest", "uniform", "mvs"})
  void anotherHeldOutPhotographChangesNoScore(String baseline) throws IOException {
    List<String> args = new ArrayList<>(List.of("--views", "1,2", "--operator", "test-colours"));
    if (!baseline.equals("none")) {
      args.addAll(List.of("--baseline", baseline));
    }
    String[] command = args.toArray(String[]::new);
    assertEquals(0, evaluate(command).code());
    JsonNode before = json();
    ImageFiles.write(scene.resolve("images/view_001.png"), Image.zeros(64, 48, 3));
    assertEquals(0, evaluate(command).code());
    JsonNode after = json();
    assertNotEquals(before.at("/views/0/psnr"), after.at("/views/0/psnr"), "its own changes");
    for (String key : List.of("name", "psnr", "ssim", "featureMse", "labelAgreement")) {
      assertEquals(before.at("/views/1/" + key), after.at("/views/1/" + key), key);
    }
  }

  @Test
  void theBaselinesAreOtherMethods() throws IOException {
    List<Double> psnr = new ArrayList<>();
    for (List<String> method :
        List.of(
            List.<String>of(),
            List.of("--baseline", "nearest"),
            List.of("--baseline", "uniform"),
            List.of("--baseline", "mvs"))) {
      List<String> args = new ArrayList<>(method);
      args.addAll(List.of("--views", "2"));
      assertEquals(0, evaluate(args.toArray(String[]::new)).code());
      psnr.add(json().at("/mean/psnr").doubleValue());
    }
    assertEquals(4, psnr.stream().distinct().count(), psnr::toString);
  }

  @Test
  void picturesAreWrittenWhereWanted() {
    Path out = folder.resolve("pictures");
    CommandRun run = evaluate("--views", "2", "--baseline", "nearest", "--out", out.toString());
    assertEquals(0, run.code(), run::err);
    assertTrue(ImageFiles.read(out.resolve("view_002_compared.png")).width() > 3 * 48);
  }

  @Test
  void stereoThatIsNotThereIsOneLineAndTwo() {
    for (String stereo : List.of(folder.toString(), "no-such-method")) {
      CommandRun run = evaluate("--views", "2", "--baseline", "mvs", "--stereo", stereo);
      assertEquals(2, run.code(), run::err);
      assertTrue(run.err().lines().findFirst().orElseThrow().contains(stereo), run::err);
      assertFalse(run.err().contains("\tat "), run::err);
    }
  }

  @Test
  void masksThatAreMissingAreOneLineAndTwo() {
    CommandRun run = evaluate("--masked");
    assertEquals(2, run.code());
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("there is no mask for view_000.png"), run::err);
  }

  @Test
  void masksRestrictTheScore() throws IOException {
    assertEquals(0, evaluate("--views", "2", "--baseline", "nearest").code());
    double whole = json().at("/mean/psnr").doubleValue();
    Path poses = scene.resolve("transforms.json");
    String text = Files.readString(poses);
    for (int v = 0; v < SmallScene.VIEWS; v++) {
      Image mask = Image.zeros(64, 48, 1);
      for (int i = 0; i < mask.data().length; i++) {
        mask.data()[i] = i % 64 < 32 ? 1 : 0;
      }
      String name = "masks/" + v + ".png";
      ImageFiles.write(scene.resolve(name), mask);
      String picture = String.format("\"images/view_%03d.png\"", v);
      text = text.replace(picture, picture + ", \"mask_path\" : \"" + name + "\"");
    }
    Files.writeString(poses, text);
    CommandRun run = evaluate("--views", "2", "--baseline", "nearest", "--masked");
    assertEquals(0, run.code(), run::err);
    assertNotEquals(whole, json().at("/mean/psnr").doubleValue());
  }

  @Test
  void aViewThatTheSceneLacksIsOneLineAndTwo() {
    CommandRun run = evaluate("--views", "5");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("there is no view 5"), run::err);
    assertEquals(2, evaluate("--device", "gpu").code());
  }

  @Test
  void severalScenesHaveATableEachAndTheirMeans() throws IOException {
    Path second = SmallScene.write(folder.resolve("other"));
    CommandRun run =
        evaluate(second.toString(), "--views", "1,2", "--protocol", "nvs", "--baseline", "nearest");
    assertEquals(0, run.code(), run::err);
    JsonNode report = json();
    assertEquals(List.of("protocol", "scenes", "mean"), names(report));
    assertEquals("other", report.at("/scenes/1/scene").textValue());
    assertEquals("view_002.png", report.at("/scenes/1/views/1/name").textValue());
    double first = report.at("/scenes/0/rows/0/psnr").doubleValue();
    assertEquals(first, report.at("/mean/0/psnr").doubleValue(), 1e-9, "the same photographs");
    assertTrue(run.out().contains("mean of 2 scenes"), run::out);
  }

  @Test
  void aProtocolIsPrintedAndWritten() throws IOException {
    Path out = folder.resolve("pictures");
    CommandRun run =
        evaluate(
            "--views",
            "1,2",
            "--protocol",
            "consistency",
            "--operator",
            "test-constant",
            "--samples",
            "32+16", // fewer cannot tell depths apart by less than the occlusion test allows
            "--out",
            out.toString());
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().contains("agree, lifted"), run::out);
    assertEquals(1, json().at("/scenes/0/rows/0/agreementLifted").doubleValue());
    assertTrue(ImageFiles.read(out.resolve("small/view_002_with_view_001.png")).width() > 48);
  }

  @Test
  void thePriorOfDepthIsHeard() throws IOException {
    List<Double> psnr = new ArrayList<>();
    for (String prior : List.of("none", "stereo")) {
      assertEquals(0, evaluate("--views", "2", "--prior", prior, "--samples", "8+4").code());
      psnr.add(json().at("/mean/psnr").doubleValue());
    }
    assertNotEquals(psnr.get(0), psnr.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prior sensor", // the scene has no depth
        "--prior nonsense",
        "--prior stereo --baseline mvs",
        "--protocol ablation", // of nothing
        "--protocol nonsense",
        "--operator test-colours,test-constant",
        "--protocol views --baseline nearest",
        "--protocol consistency --masked",
        "--protocol consistency --views 2",
        "--flow .",
        "--long-range 3 --protocol views",
        "--protocol consistency --flow no-such-folder",
        "--protocol consistency --flow .", // holds no flow
        "generated:room",
        "no-such-scene"
      })
  void nonsenseIsOneLineAndTwo(String options) {
    CommandRun run = evaluate(options.split(" "));
    assertEquals(2, run.code(), run::err);
    assertTrue(run.err().startsWith("lift3d: "), run::err);
    assertTrue(run.err().lines().count() <= 2, "the line and where to find help: " + run.err());
  }

  @Test
  void aPriorThatIsAFolderWithoutANetworkIsOneLineAndTwo() {
    CommandRun run = evaluate("--prior", folder.toString());
    assertEquals(2, run.code(), run::err);
    assertTrue(run.err().contains("holds no stereo network"), run::err);
  }

  private CommandRun evaluate(String... more) {
    List<String> args = new ArrayList<>(List.of(scene.toString(), "--quiet", "--width", "48"));
    args.addAll(List.of("--sources", "2", "--weights", weights.toString()));
    args.addAll(List.of("--json", folder.resolve("report.json").toString()));
    args.addAll(List.of(more));
    return CommandRun.of(new EvaluateCommand(), args.toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
