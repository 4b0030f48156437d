package dev.lift3d.core.io;

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

class WholeFolderTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static void body(Path into) throws IOException {
    Files.createDirectories(into.resolve("a/b"));
    Files.writeString(into.resolve("a/b/c.txt"), "c");
  }

  @Test
  void theFolderAppearsWithAllThatIsInIt() throws IOException {
    Path target = folder.resolve("new/deep");
    WholeFolder.write(target, WholeFolderTest::body);
    assertEquals("c", Files.readString(target.resolve("a/b/c.txt")));
    assertEquals(List.of("new"), names());
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path target = Files.createDirectory(folder.resolve("empty"));
    WholeFolder.write(target, WholeFolderTest::body);
    assertTrue(Files.exists(target.resolve("a/b/c.txt")));
  }

  @Test
  void whatIsThereIsLeftAlone() throws IOException {
    Path target = Files.createDirectory(folder.resolve("full"));
    Files.writeString(target.resolve("mine.txt"), "mine");
    InputException e =
        assertThrows(InputException.class, () -> WholeFolder.write(target, WholeFolderTest::body));
    assertEquals(
        target + " is there already; move it away or choose another place", e.getMessage());
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThrows(InputException.class, () -> WholeFolder.write(file, WholeFolderTest::body));
    assertEquals(List.of("file", "full"), names());
  }

  @Test
  void nothingIsLeftOfAFailure() throws IOException {
    Path target = folder.resolve("failed");
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                WholeFolder.write(
                    target,
                    into -> {
                      body(into);
                      throw new IOException("disk full");
                    }));
    assertTrue(e.getMessage().contains("disk full"), e.getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFolder.write(
                target,
                into -> {
                  body(into);
                  throw new IllegalStateException("broken");
                }));
    assertEquals(List.of(), names());
  }
}
