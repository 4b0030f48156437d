package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private static final byte[] OLD = {1, 2, 3};
  private static final byte[] NEW = {4, 5};

  @TempDir Path folder;

  @Test
  void missingFoldersAreMade() throws IOException {
    Path target = folder.resolve("a/b/c.bin");
    WholeFile.write(target, out -> out.write(NEW));
    assertArrayEquals(NEW, Files.readAllBytes(target));
    assertEquals(List.of("c.bin"), namesIn(target.getParent()));
  }

  @Test
  void anOldFileIsReplaced() throws IOException {
    Path target = Files.write(folder.resolve("x"), OLD);
    WholeFile.write(target, out -> out.write(NEW));
    assertArrayEquals(NEW, Files.readAllBytes(target));
  }

  @Test
  void theOldFileStandsUntilTheNewOneIsWhole() throws IOException {
    Path target = Files.write(folder.resolve("x"), OLD);
    WholeFile.write(
        target,
        out -> {
          out.write(NEW);
          out.flush();
          assertArrayEquals(OLD, Files.readAllBytes(target));
        });
    assertArrayEquals(NEW, Files.readAllBytes(target));
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path target = Files.write(folder.resolve("x"), OLD);
    WholeFile.Body failing =
        out -> {
          out.write(NEW);
          throw new IOException("disk full");
        };
    InputException e = assertThrows(InputException.class, () -> WholeFile.write(target, failing));
    assertTrue(e.getMessage().contains("disk full"), e.getMessage());
    assertArrayEquals(OLD, Files.readAllBytes(target));
    assertEquals(List.of("x"), namesIn(folder));
  }

  @Test
  void aProgrammingErrorInTheBodyPassesThroughAndLeavesNothing() throws IOException {
    Path target = folder.resolve("x");
    WholeFile.Body failing =
        out -> {
          throw new IllegalStateException();
        };
    assertThrows(IllegalStateException.class, () -> WholeFile.write(target, failing));
    assertEquals(List.of(), namesIn(folder));
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("x"));
    Files.write(target.resolve("inside"), OLD);
    assertThrows(InputException.class, () -> WholeFile.write(target, out -> out.write(NEW)));
    assertEquals(List.of("x"), namesIn(folder));
    assertEquals(List.of("inside"), namesIn(target));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
