package dev.lift3d.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that class files cannot tell: they are read from the source folders of all modules. */
class SourceTreeTest {
  private static final int MOST_CODE_LINES = 400;

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> bare =
        Sources.main().stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertEquals(List.of(), bare, "packages without package-info.java");
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    List<String> tooLong =
        Sources.main().stream()
            .filter(file -> codeLines(file) > MOST_CODE_LINES)
            .map(file -> file + ": " + codeLines(file) + " lines of code")
            .toList();
    assertEquals(List.of(), tooLong, "files over " + MOST_CODE_LINES + " lines of code");
  }

  @Test
  void everythingPublicIsDocumented() throws IOException {
    assertEquals(List.of(), Undocumented.in(Sources.main()), "public, but without a comment");
  }

  /** Lines that are neither blank nor comment only. */
  private static long codeLines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.matches("(//|/\\*|\\*).*"))
          .count();
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
