package dev.lift3d.core.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What every reader of files from strangers keeps: damaged content gives an {@link InputException}
 * of one line that begins with the file's path, or a result; nothing else, and it takes no more
 * memory than so small a file can justify.
 */
public final class DamagedFiles {
  /** Far above what small samples need, far below what hostile sizes ask for. */
  private static final long MEMORY = 48L << 20;

  private final Path file;
  private final byte[] sample;
  private final Consumer<Path> reader;

  /**
   * Prepares the damage.
   *
   * @param file where damaged content is put
   * @param sample a small valid content
   * @param reader reads the file
   */
  public DamagedFiles(Path file, byte[] sample, Consumer<Path> reader) {
    this.file = file;
    this.sample = sample.clone();
    this.reader = reader;
  }

  /**
   * Cuts the sample at every length.
   *
   * @return how many of the lengths were refused
   */
  public int truncations() {
    int refused = 0;
    for (int size = 0; size < sample.length; size++) {
      refused += refuses(Arrays.copyOf(sample, size)) ? 1 : 0;
    }
    return refused;
  }

  /**
   * Changes bytes: single ones, runs of ones, runs copied from elsewhere.
   *
   * @param seed where the damage comes from
   * @param runs how often
   * @return how often the content was refused
   */
  public int changes(long seed, int runs) {
    Random random = new Random(seed);
    int refused = 0;
    for (int run = 0; run < runs; run++) {
      byte[] damaged = sample.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        change(damaged, random);
      }
      refused += refuses(damaged) ? 1 : 0;
    }
    return refused;
  }

  private void change(byte[] damaged, Random random) {
    int at = random.nextInt(damaged.length);
    int size = Math.min(damaged.length - at, 1 + random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> damaged[at] = (byte) random.nextInt();
      case 1 -> Arrays.fill(damaged, at, at + size, (byte) 0xFF);
      case 2 -> Arrays.fill(damaged, at, at + size, (byte) '9');
      default -> {
        int from = random.nextInt(damaged.length - size + 1);
        System.arraycopy(sample, from, damaged, at, size);
      }
    }
  }

  private boolean refuses(byte[] content) {
    try {
      // A fresh file: some file systems flush to disk when one is overwritten.
      Files.deleteIfExists(file);
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long before = allocated();
    boolean refused = false;
    try {
      reader.accept(file);
    } catch (InputException e) {
      refused = true;
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
    long used = allocated() - before;
    assertTrue(used < MEMORY, used + " bytes for a file of " + content.length);
    return refused;
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
