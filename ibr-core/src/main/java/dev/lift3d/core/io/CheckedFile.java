package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads files from strangers: whatever fails, also for want of memory, is an {@link InputException}
 * of one line that names the file. The counterpart of {@link WholeFile}.
 */
public final class CheckedFile {
  /**
   * Reads one file.
   *
   * @param <T> what becomes of it
   */
  @FunctionalInterface
  public interface Body<T> {
    /**
     * Reads the content.
     *
     * @param channel the file from its first byte; closed by the caller
     * @return what the file holds
     * @throws IOException if reading fails
     */
    T read(FileChannel channel) throws IOException;
  }

  private CheckedFile() {}

  /**
   * Opens a file, reads it and closes it.
   *
   * @param <T> what becomes of it
   * @param path the file
   * @param body reads the content; what it throws passes through, except {@link IOException}
   * @return what the body returned
   * @throws InputException if the file cannot be read, or needs more memory than there is
   */
  public static <T> T read(Path path, Body<T> body) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return body.read(channel);
    } catch (IOException e) {
      throw FileFailure.reading(path, e);
    } catch (OutOfMemoryError e) {
      // One large array could not be had; nothing else in the process is harmed by that.
      throw new InputException(path + ": needs more memory than there is; raise -Xmx", e);
    }
  }

  /**
   * Reads bytes whose number a header claims, allocating only in step with what really arrives.
   *
   * @param in from where
   * @param size how many, not negative
   * @param where file and part, for messages
   * @return exactly so many bytes
   * @throws InputException if the stream ends early or memory does not suffice
   * @throws IOException if reading fails
   */
  public static byte[] exactly(InputStream in, int size, String where) throws IOException {
    return Content.exactly(in, size, 0, where);
  }
}
