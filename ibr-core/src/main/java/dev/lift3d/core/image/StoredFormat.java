package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file is, by its first bytes and not by its name.
 *
 * @param imageIoName "jpeg" or "png"
 * @param png the chunks of a PNG, null for a JPEG
 */
record StoredFormat(String imageIoName, PngChunks png) {
  /** Looks at the file's signature. */
  static StoredFormat of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    if (startsWith(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return new StoredFormat("png", PngChunks.of(file));
    }
    if (startsWith(head, 0xFF, 0xD8)) {
      return new StoredFormat("jpeg", null);
    }
    throw new InputException(file + ": this is neither a PNG nor a JPEG picture");
  }

  /** Whether the reader may skip metadata; only a PNG's transparent colour changes pixels. */
  boolean ignoresMetadata() {
    return png == null || !png.names().contains("tRNS");
  }

  /** How the picture must be turned. */
  Orientation orientation(Path file) {
    if (png == null) {
      return Orientation.ofJpeg(file);
    }
    return png.names().contains("eXIf") ? Orientation.ofPng(file) : Orientation.UPRIGHT;
  }

  private static boolean startsWith(byte[] head, int... signature) {
    if (head.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((head[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
