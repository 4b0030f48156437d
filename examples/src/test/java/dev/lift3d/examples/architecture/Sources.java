package dev.lift3d.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The main source files of all modules. */
final class Sources {
  private Sources() {}

  static List<Path> main() throws IOException {
    Path root = Path.of("..").toRealPath();
    assertTrue(Files.exists(root.resolve("ibr-core")), () -> root + " is not the project");
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> sources =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .flatMap(Sources::javaFiles)
              .sorted()
              .toList();
      assertTrue(sources.size() > 10, () -> "too few sources found: " + sources);
      return sources;
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
  }
}
