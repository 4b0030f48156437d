package dev.lift3d.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.examples.console.Failures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class Lift3dTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theHelpListsEveryCommandOnOneLine() {
    assertEquals(0, run("--help"));
    for (Map.Entry<String, CommandLine> command :
        Lift3d.commandLine().getSubcommands().entrySet()) {
      String description =
          String.join(" ", command.getValue().getCommandSpec().usageMessage().description());
      assertTrue(
          out.toString()
              .lines()
              .anyMatch(
                  line -> line.strip().matches(command.getKey() + "\\s+\\Q" + description + "\\E")),
          () -> command.getKey() + " has no line of its own in\n" + out);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "check", "lift", "train", "evaluate", "operators", "field", "splat"})
  void theHelpOfEachCommandShowsAnExample(String command) {
    assertEquals(0, run(command, "--help"));
    assertTrue(out.toString().contains("  lift3d " + command + " "), out::toString);
    assertTrue(out.toString().contains("Example:"), out::toString);
    assertEquals("", err.toString());
  }

  static Stream<Arguments> wrongUses() {
    return Stream.of(
        wrong("which command?"),
        wrong("bogus", "bogus"),
        wrong("SCENE", "lift"),
        wrong("does not exist", "check", "no-such-folder"),
        wrong("is a file", "check", "FILE"),
        wrong("--width must be between 16 and 8192, found 15", "lift", "DIR", "--width", "15"),
        wrong("--width", "lift", "DIR", "--width", "wide"),
        wrong("--sources must be between 1 and 64, found 0", "lift", "DIR", "--sources", "0"),
        wrong("--hold-out must be", "evaluate", "DIR", "--hold-out", "1"),
        wrong("--frames must be", "lift", "DIR", "--frames", "0"),
        wrong("--path", "lift", "DIR", "--path", "circle"),
        wrong("--views", "evaluate", "DIR", "--views", "3-1"),
        wrong("--baseline", "evaluate", "DIR", "--baseline", "median"),
        wrong("--device", "lift", "DIR", "--device", "tpu"),
        wrong("--weights must be a file", "lift", "DIR", "--weights", "no-such-file"),
        wrong("did you mean", "lift", "DIR", "--widht", "100"));
  }

  @ParameterizedTest
  @MethodSource("wrongUses")
  void aWrongUseGivesOneLineAHintAndTwo(String part, String[] args) throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    for (int i = 0; i < args.length; i++) {
      args[i] = args[i].replace("DIR", folder.toString()).replace("FILE", file.toString());
    }
    assertEquals(2, run(args));
    String[] lines = err.toString().split("\\R");
    assertEquals(2, lines.length, err::toString);
    assertTrue(lines[0].startsWith("lift3d: ") && lines[0].contains(part), lines[0]);
    assertTrue(lines[1].startsWith("Try 'lift3d"), lines[1]);
  }

  @Test
  void theOutputFolderIsNamedAfterTheCommand() {
    CommandLine.ParseResult parsed = Lift3d.commandLine().parseArgs("check", folder.toString());
    Object value = parsed.subcommand().commandSpec().findOption("--out").getValue();
    assertEquals(Path.of("out/check"), value);
  }

  private int run(String... args) {
    CommandLine commandLine = Lift3d.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Failures.execute(commandLine, args);
  }

  private static Arguments wrong(String part, String... args) {
    return Arguments.of(part, args);
  }
}
