package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: first beside its place, then renamed into it.
 *
 * <p>Whoever reads the path sees the old file or the new one, never a part; also after a crash.
 */
public final class WholeFile {
  private static final int BUFFER_BYTES = 1 << 16;

  /** What a file shall hold. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes the content.
     *
     * @param out buffered stream into the file to be; closed by the caller
     * @throws IOException if writing fails
     */
    void write(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Writes or replaces a file, creating the folders above it.
   *
   * <p>Whatever the body throws passes through, except {@link IOException}; in every such case the
   * target is as it was and nothing is left beside it.
   *
   * @param target the file's final path
   * @param body writes the content
   * @throws InputException if the path cannot be written
   */
  public static void write(Path target, Body body) {
    Path absolute = target.toAbsolutePath();
    try {
      Files.createDirectories(absolute.getParent());
      Path beside = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
      try {
        writeDurably(beside, body);
        Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw FileFailure.writing(target, e);
    }
  }

  private static void writeDurably(Path file, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
      body.write(out);
      out.flush();
      // Without this a power cut after the rename could leave an empty file in place.
      channel.force(true);
    }
  }
}
