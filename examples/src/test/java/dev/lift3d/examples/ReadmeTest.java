package dev.lift3d.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
  @ParameterizedTest
  @ValueSource(strings = {"main-job", "tests"})
  void eachCommandStandsAloneRightAfterItsMark(String mark) throws IOException {
    Matcher block =
        Pattern.compile("(?m)^<!-- " + mark + " -->\\n```\\n([^`]*)```$").matcher(readme());
    assertTrue(block.find(), () -> "no code block right after <!-- " + mark + " -->");
    List<String> lines = block.group(1).lines().toList();
    assertEquals(1, lines.size(), () -> "one command, found " + lines);
    assertTrue(lines.get(0).startsWith("mvn "), () -> lines.get(0));
  }

  @Test
  void theTableNamesEveryCommandAndNoOther() throws IOException {
    Set<String> named =
        Pattern.compile("(?m)^\\| `lift3d (\\w+)")
            .matcher(readme())
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());
    assertEquals(Lift3d.commandLine().getSubcommands().keySet(), named);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("../README.md")).replace("\r\n", "\n");
  }
}
