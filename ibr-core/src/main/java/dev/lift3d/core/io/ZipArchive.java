package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file from an unknown source: entries are read whole, and what is delivered must match the
 * declared size and checksum.
 *
 * <p>Entries that claim more compressed bytes together than the file has are refused, so that what
 * all of them unpack to stays within deflate's ratio of the file's size.
 */
final class ZipArchive implements AutoCloseable {
  private final Path path;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  /** Makes something of an entry's bytes. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private ZipArchive(Path path, ZipFile zip, Map<String, ZipEntry> entries) {
    this.path = path;
    this.zip = zip;
    this.entries = entries;
  }

  static ZipArchive open(Path path) throws IOException {
    // ZipFile reports a missing file and a folder in its own words; this gives the usual ones.
    try (InputStream in = Files.newInputStream(path)) {
      in.read();
    }
    try {
      return indexed(path, new ZipFile(path.toFile()));
    } catch (IOException | IllegalArgumentException e) {
      // The latter is for names that are no text, found as late as when they are listed.
      throw new InputException(path + ": is no intact zip file: " + e.getMessage(), e);
    }
  }

  private static ZipArchive indexed(Path path, ZipFile zip) throws IOException {
    try {
      return new ZipArchive(path, zip, index(path, zip));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Map<String, ZipEntry> index(Path path, ZipFile zip) throws IOException {
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    long unclaimed = Files.size(path);
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entries.put(entry.getName(), entry) != null) {
        throw new InputException(path + ": holds entry " + entry.getName() + " twice");
      }
      unclaimed -= entry.getCompressedSize();
      if (entry.getCompressedSize() < 0 || unclaimed < 0) {
        throw new InputException(path + ": its entries claim more bytes than the file has");
      }
    }
    return entries;
  }

  /** The names in the file's order. */
  List<String> names() {
    return new ArrayList<>(entries.keySet());
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** What messages call an entry. */
  String where(String name) {
    return path + "/" + name;
  }

  /** Reads an entry of a size known beforehand. */
  byte[] bytes(String name, long size) throws IOException {
    ZipEntry entry = entry(name);
    if (entry.getSize() != size) {
      throw new InputException(
          where(name) + ": has " + entry.getSize() + " bytes, expected " + size);
    }
    return read(name, in -> Content.exactly(in, (int) size, where(name)));
  }

  /** Reads a small entry whose size is not known beforehand. */
  byte[] small(String name, int limit) throws IOException {
    long size = entry(name).getSize();
    if (size > limit) {
      throw new InputException(
          where(name) + ": " + size + " bytes; at most " + limit + " are read");
    }
    return bytes(name, size);
  }

  /** Reads an entry to its end and checks it. */
  <T> T read(String name, Reader<T> reader) throws IOException {
    ZipEntry entry = entry(name);
    CRC32 sum = new CRC32();
    try (InputStream raw = zip.getInputStream(entry)) {
      InputStream in = new BufferedInputStream(new CheckedInputStream(raw, sum));
      T result = reader.read(in);
      if (in.read() >= 0) {
        throw new InputException(where(name) + ": more bytes than declared; the file is damaged");
      }
      if (sum.getValue() != entry.getCrc()) {
        throw new InputException(where(name) + ": wrong checksum; the file is damaged");
      }
      return result;
    } catch (IOException e) {
      throw new InputException(where(name) + ": cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new InputException(path + ": has no entry " + name);
    }
    return entry;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
