package dev.lift3d.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files as tests want them. */
final class SampleZips {
  private SampleZips() {}

  /** Random arrays a0, a1, ..., deflated. */
  static byte[] deflated(int count) throws IOException {
    Random random = new Random(6);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < count; i++) {
        zip.putNextEntry(new ZipEntry("a" + i + ".npy"));
        HostArray array = SampleArrays.random(ElementType.F64, random, i + 1, 2);
        zip.write(Npy.header(array));
        Npy.writeElements(array, zip);
      }
    }
    return out.toByteArray();
  }

  /** Entries stored as they are, with true checksums. */
  static byte[] stored(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(e.getValue());
        ZipEntry entry = new ZipEntry(e.getKey());
        entry.setTime(0);
        entry.setSize(e.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(e.getValue());
      }
    }
    return out.toByteArray();
  }
}
