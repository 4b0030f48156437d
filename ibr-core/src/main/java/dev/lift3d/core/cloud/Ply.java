package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import dev.lift3d.core.io.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The polygon file format, version 1.0 (Greg Turk, "The PLY Polygon File Format", 1994): ASCII and
 * both binary orders, old and new type names, lists, comments, line ends of all systems.
 *
 * <p>What a header promises is held against the file's size before memory is taken.
 */
public final class Ply {
  private Ply() {}

  /**
   * Reads a file, every element and property of it.
   *
   * @param path the file
   * @return its content
   * @throws InputException if the file is missing, no PLY, cut short or damaged
   */
  public static PlyFile read(Path path) {
    return CheckedFile.read(path, channel -> read(channel, path));
  }

  private static PlyFile read(FileChannel channel, Path path) throws IOException {
    PlyInput in = new PlyInput(channel, path.toString());
    PlyHeader header = new PlyHeaderParser(in, path.toString()).parse();
    header.requireBytes(in.remaining(), path.toString());
    List<PlyElement> elements = new ArrayList<>();
    PlyRows rows =
        header.encoding() == PlyEncoding.ASCII
            ? new PlyTextRows(in, header.rows() + 1, path.toString())
            : new PlyBinaryRows(in, header.encoding(), path.toString());
    for (PlyHeader.Element element : header.elements()) {
      elements.add(rows.read(element));
    }
    return new PlyFile(header.comments(), elements);
  }

  /**
   * Writes a file, whole or not at all. Numbers in ASCII are the shortest that read back the same.
   *
   * @param path the file, replaced if it exists
   * @param content what it shall hold
   * @param encoding how rows are stored
   * @throws InputException if the path cannot be written
   */
  public static void write(Path path, PlyFile content, PlyEncoding encoding) {
    WholeFile.write(path, out -> new PlyWriter(out, encoding).write(content));
  }
}
