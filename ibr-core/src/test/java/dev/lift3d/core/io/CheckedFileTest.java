package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedFileTest {
  @TempDir Path folder;

  @Test
  void whateverFailsNamesTheFile() throws IOException {
    Path missing = folder.resolve("missing");
    InputException e =
        assertThrows(InputException.class, () -> CheckedFile.read(missing, c -> null));
    assertEquals(missing + " does not exist; check the path", e.getMessage());
    Path file = Files.write(folder.resolve("file"), new byte[3]);
    long size = CheckedFile.read(file, c -> c.size());
    assertEquals(3, size);
    CheckedFile.Body<Object> cut =
        c -> {
          throw new EOFException("cut");
        };
    e = assertThrows(InputException.class, () -> CheckedFile.read(file, cut));
    assertTrue(e.getMessage().contains(file + ": cut"), e.getMessage());
    CheckedFile.Body<Object> greedy =
        c -> {
          throw new OutOfMemoryError("Java heap space");
        };
    e = assertThrows(InputException.class, () -> CheckedFile.read(file, greedy));
    assertTrue(e.getMessage().startsWith(file + ": needs more memory"), e.getMessage());
  }

  @Test
  void bytesComeExactlyOrNotAtAll() throws IOException {
    byte[] bytes = {1, 2, 3};
    assertArrayEquals(bytes, CheckedFile.exactly(new ByteArrayInputStream(bytes), 3, "somewhere"));
    InputException e =
        assertThrows(
            InputException.class,
            () -> CheckedFile.exactly(new ByteArrayInputStream(bytes), 4, "somewhere"));
    assertTrue(e.getMessage().startsWith("somewhere: ends after 3 of 4"), e.getMessage());
  }
}
