package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every reader of files from strangers keeps: damaged content gives an {@link InputException}
 * of one line or a result, nothing else, and takes no more memory than the file can justify.
 */
abstract class FuzzContract {
  private static final int RUNS = 1000;

  /** Far above what the small samples need, far below what their hostile sizes ask for. */
  private static final long MEMORY = 48L << 20;

  @TempDir Path folder;

  /** A small valid content. */
  abstract byte[] sample() throws IOException;

  abstract Object read(Path path);

  /** Makes a file of (damaged) content; a file format around it may add its own checksums. */
  byte[] wrap(byte[] content) throws IOException {
    return content;
  }

  /** Checks what came of damaged content that was not refused. */
  void checkSurvivor(Object original, Object survivor) {}

  @Test
  void theSampleIsRead() throws IOException {
    assertEquals(read(file(sample())), read(file(sample())));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] sample = sample();
    for (int size = 0; size < sample.length; size++) {
      Path file = file(Arrays.copyOf(sample, size));
      InputException e = assertThrows(InputException.class, () -> read(file), "at " + size);
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  @Test
  void oneChangedByteIsRefusedOrHarmless() throws IOException {
    byte[] sample = sample();
    Object original = read(file(sample));
    Random random = new Random(2);
    for (int run = 0; run < RUNS; run++) {
      byte[] damaged = sample.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      survive(original, damaged);
    }
  }

  @Test
  void manyChangedBytesAreRefusedOrHarmless() throws IOException {
    byte[] sample = sample();
    Object original = read(file(sample));
    Random random = new Random(3);
    for (int run = 0; run < RUNS; run++) {
      byte[] damaged = sample.clone();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        int at = random.nextInt(damaged.length);
        int size = Math.min(damaged.length - at, 1 + random.nextInt(8));
        // Runs of 0xFF make sizes huge or negative, runs of copied bytes keep the syntax.
        int from = random.nextInt(damaged.length - size + 1);
        if (random.nextBoolean()) {
          Arrays.fill(damaged, at, at + size, (byte) (random.nextBoolean() ? 0xFF : 0x7F));
        } else {
          System.arraycopy(sample, from, damaged, at, size);
        }
      }
      survive(original, damaged);
    }
  }

  private void survive(Object original, byte[] damaged) throws IOException {
    Path file = file(damaged);
    long before = Allocation.byThisThread();
    try {
      checkSurvivor(original, read(file));
    } catch (InputException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
    long used = Allocation.byThisThread() - before;
    assertTrue(used < MEMORY, used + " bytes for a file of " + damaged.length);
  }

  private Path file(byte[] content) throws IOException {
    // A fresh file: some file systems flush to disk when one is overwritten, a hundredfold slower.
    Path file = folder.resolve("sample");
    Files.deleteIfExists(file);
    return Files.write(file, wrap(content));
  }
}
