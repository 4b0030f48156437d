package dev.lift3d.core.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Puts PNG files together chunk by chunk (PNG specification, section 5), also such as lie. */
final class PngBytes {
  private final ByteArrayOutputStream png = new ByteArrayOutputStream();

  private PngBytes() {}

  /** A file of 8 bits x 3 channels whose header claims a size. */
  static PngBytes rgb(int width, int height) throws IOException {
    PngBytes bytes = new PngBytes();
    bytes.png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.chunk("IHDR", header.toByteArray());
  }

  PngBytes chunk(String type, byte[] body) throws IOException {
    DataOutputStream out = new DataOutputStream(png);
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    out.writeInt(body.length);
    out.write(name);
    out.write(body);
    out.writeInt((int) crc.getValue());
    return this;
  }

  /** Compressed rows, each led by its filter byte. */
  PngBytes pixels(byte[] rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(rows);
    }
    return chunk("IDAT", packed.toByteArray());
  }

  byte[] end() throws IOException {
    return chunk("IEND", new byte[0]).png.toByteArray();
  }
}
