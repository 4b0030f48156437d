package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Named arrays in a zip file, as numpy.savez and numpy.savez_compressed write them. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  /** The earliest time a zip file can name, so that equal arrays give equal files. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /**
   * Reads all arrays.
   *
   * @param path an npz file, stored or deflated
   * @return name (without .npy) to array, in the file's order; unmodifiable
   * @throws InputException if the file is missing or damaged, or an entry is no array of {@link
   *     Npy}
   */
  public static Map<String, HostArray> read(Path path) {
    Map<String, HostArray> arrays = new LinkedHashMap<>();
    try (ZipArchive zip = ZipArchive.open(path)) {
      for (String entry : zip.names()) {
        if (!entry.endsWith(SUFFIX)) {
          throw new InputException(zip.where(entry) + ": is no npy file; remove it from the npz");
        }
        String name = entry.substring(0, entry.length() - SUFFIX.length());
        arrays.put(name, zip.read(entry, in -> Npy.read(in, zip.where(entry))));
      }
    } catch (IOException e) {
      throw FileFailure.reading(path, e);
    }
    return Collections.unmodifiableMap(arrays);
  }

  /**
   * Writes arrays without compression, whole or not at all; equal maps in equal order give equal
   * bytes.
   *
   * @param path the file, replaced if it exists
   * @param arrays name to array, none BF16
   * @throws InputException if the path cannot be written
   * @throws IllegalArgumentException if an array is BF16
   */
  public static void write(Path path, Map<String, HostArray> arrays) {
    WholeFile.write(
        path,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
          zip.setMethod(ZipOutputStream.STORED);
          for (Map.Entry<String, HostArray> array : arrays.entrySet()) {
            writeEntry(zip, array.getKey() + SUFFIX, array.getValue());
          }
          zip.finish();
        });
  }

  private static void writeEntry(ZipOutputStream zip, String name, HostArray array)
      throws IOException {
    byte[] header = Npy.header(array);
    CRC32 sum = new CRC32();
    sum.update(header);
    sum.update(array.bytes());
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(header.length + (long) array.bytes().remaining());
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(header);
    Npy.writeElements(array, zip);
    zip.closeEntry();
  }
}
