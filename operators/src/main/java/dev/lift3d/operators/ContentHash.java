package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of parts, one after the other. Each part goes in with its length, so that parts cannot
 * run into one another. Not for use by several threads at once.
 */
public final class ContentHash {
  private static final int CHUNK = 1 << 16;

  private final MessageDigest digest = sha256();

  private ContentHash() {}

  /**
   * Starts without parts.
   *
   * @return an empty hash
   */
  public static ContentHash start() {
    return new ContentHash();
  }

  /**
   * The plain SHA-256 of a file, as {@code sha256sum} prints it.
   *
   * @param file the file
   * @return 64 lower-case hexadecimal digits
   * @throws InputException if the file cannot be read
   */
  public static String ofFile(Path file) {
    MessageDigest digest = sha256();
    return CheckedFile.read(
        file,
        channel -> {
          ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
          while (channel.read(chunk) >= 0) {
            digest.update(chunk.flip());
            chunk.clear();
          }
          return HexFormat.of().formatHex(digest.digest());
        });
  }

  /**
   * Adds a text.
   *
   * @param text any text
   * @return this
   */
  public ContentHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    length(bytes.length);
    digest.update(bytes);
    return this;
  }

  /**
   * Adds numbers, bit by bit: 0 and -0 differ.
   *
   * @param values the numbers
   * @return this
   */
  public ContentHash add(float[] values) {
    length(values.length);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int most = CHUNK / Float.BYTES;
    for (int at = 0; at < values.length; at += most) {
      int count = Math.min(most, values.length - at);
      chunk.clear().asFloatBuffer().put(values, at, count);
      digest.update(chunk.limit(count * Float.BYTES));
    }
    return this;
  }

  /**
   * The hash of all parts; nothing can be added afterwards.
   *
   * @return 64 lower-case hexadecimal digits
   */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void length(long count) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, count));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
