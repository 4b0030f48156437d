package dev.lift3d.examples.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.examples.testing.CommandRun;
import dev.lift3d.examples.testing.SmallScene;
import dev.lift3d.examples.testing.TinyDinoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorsCommandTest {
  @TempDir private Path folder;
  private Path weights;
  private String home;

  @BeforeEach
  void writeWeights() throws IOException {
    weights = TinyDinoFile.write(folder.resolve("downloads"));
    home = folder.resolve("home").toString();
  }

  private CommandRun add(String name, String... more) {
    List<String> args =
        Stream.of("add", name, "--weights", weights.toString(), "--home", home).toList();
    return run(Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static CommandRun run(String... args) {
    return CommandRun.of(new OperatorsCommand(), args);
  }

  @Test
  void whatIsAddedIsNamedListedAndRemoved() {
    CommandRun added = add("tiny", "--facet", "key", "--stride", "2");
    assertEquals(0, added.code(), added::err);
    assertTrue(added.out().contains("model        DINO ViT of width 16, patch 4"), added::out);
    assertTrue(added.out().contains("features     16 channels every 2.0 pixels"), added::out);
    assertTrue(added.out().contains("  tiny.safetensors"), added::out);

    String line = lineOf("tiny", run("--home", home));
    assertTrue(line.matches("tiny +DINO ViT .* +Apache-2.0 +16 +2 +\\Q" + weights + "\\E"), line);

    assertEquals(0, run("remove", "tiny", "--home", home).code());
    assertEquals("", lineOf("tiny", run("--home", home)));
    assertTrue(Files.exists(weights));
  }

  @Test
  void theHomeMayStandBeforeTheWordOfTheCommand() {
    CommandRun added = run("--home", home, "add", "tiny", "--weights", weights.toString());
    assertEquals(0, added.code(), added::err);
    assertTrue(Files.exists(folder.resolve("home/operators/tiny.json")));
  }

  @Test
  void builtInOnesAndFoldersAreListed() throws IOException {
    Path model = Files.createDirectories(folder.resolve("models/mine"));
    Files.write(model.resolve("encoder.onnx"), new byte[1]);
    CommandRun run = run("--home", home, "--folder", folder.resolve("models").toString());
    assertEquals(0, run.code(), run::err);
    assertTrue(run.out().startsWith("name  "), run::out);
    assertTrue(lineOf("gradient", run).matches("gradient +built-in +Apache-2.0 +31 +4 +.*"));
    assertTrue(lineOf("mine", run).matches("mine +onnx folder +- +- +- +\\Q" + model + "\\E"));
    CommandRun none = run("--home", home, "--folder", folder.resolve("no-such").toString());
    assertEquals(2, none.code());
    assertEquals(1, none.err().lines().count(), none::err);
  }

  private static String lineOf(String name, CommandRun run) {
    return run.out().lines().filter(l -> l.startsWith(name + " ")).findFirst().orElse("");
  }

  @Test
  void mistakesAreOneLineAndTwo() throws IOException {
    wrong("is no name for an operator", add("No Name"));
    wrong("built-in", add("gradient"));
    wrong("features and activation are for CLIP", add("tiny", "--features", "tokens"));
    wrong("layers 1 to 1, asked for 7", add("tiny", "--layer", "7"));
    wrong("no weights are registered as tiny", run("remove", "tiny", "--home", home));
    Files.write(weights, new byte[40]);
    wrong("tiny.safetensors", add("tiny"));
  }

  private static void wrong(String part, CommandRun run) {
    assertEquals(2, run.code());
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains(part), run::err);
  }

  @Test
  void aRegisteredModelIsLiftedAndItsPhotographsAreEncodedOnce() throws IOException {
    assertEquals(0, add("tiny").code());
    SmallScene.write(folder.resolve("small"));
    SmallScene.writeWeights(folder.resolve("weights.safetensors"));
    CommandRun first = lift();
    assertEquals(0, first.code(), first::err);
    assertTrue(first.out().contains("operator     tiny"), first::out);
    assertTrue(
        first.out().matches("(?s).*cache +0 photographs found, [1-9] encoded.*"), first::out);
    byte[] features = Files.readAllBytes(folder.resolve("out/view_002_features.npy"));
    CommandRun second = lift();
    assertTrue(
        second.out().matches("(?s).*cache +[1-9] photographs found, 0 encoded.*"), second::out);
    assertArrayEquals(features, Files.readAllBytes(folder.resolve("out/view_002_features.npy")));

    Files.writeString(weights, "no longer there");
    CommandRun changed = lift();
    wrong("has changed since it was registered", changed);
  }

  private CommandRun lift() {
    return CommandRun.of(
        new LiftCommand(),
        folder.resolve("small").toString(),
        "--operator",
        "tiny",
        "--home",
        home,
        "--cache",
        folder.resolve("cache").toString(),
        "--weights",
        folder.resolve("weights.safetensors").toString(),
        "--out",
        folder.resolve("out").toString(),
        "--path",
        "2",
        "--width",
        "48",
        "--sources",
        "2",
        "--quiet");
  }

  @Test
  void aCacheThatCannotBeMadeIsOneLineAndTwo() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    SmallScene.write(folder.resolve("small"));
    CommandRun run =
        CommandRun.of(
            new LiftCommand(),
            folder.resolve("small").toString(),
            "--operator",
            "gradient",
            "--cache",
            file.resolve("inside").toString());
    wrong("cannot be made a folder for features", run);
  }
}
