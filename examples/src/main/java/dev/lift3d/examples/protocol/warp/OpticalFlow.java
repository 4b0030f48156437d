package dev.lift3d.examples.protocol.warp;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How far each pixel of a picture has moved in another.
 *
 * @param width pixels a row
 * @param height rows
 * @param data H x W x 2, columns and rows moved, in pixels of this grid; not finite or beyond
 *     {@value #UNKNOWN} where it is not known
 */
public record OpticalFlow(int width, int height, float[] data) {
  /** Larger values mean that the flow is not known there, as in .flo files. */
  public static final double UNKNOWN = 1e9;

  private static final int MAGIC = 0x48454950; // "PIEH", also the float 202021.25
  private static final int HEADER_BYTES = 12;
  private static final int LARGEST_SIDE = 1 << 15;

  /** Checks the sizes. */
  public OpticalFlow {
    if (width < 1 || height < 1 || data.length != 2L * width * height) {
      throw new IllegalArgumentException(
          String.format(
              "a flow of %d x %d has %d numbers, found %d",
              width, height, 2L * width * height, data.length));
    }
  }

  /**
   * Reads a file: .flo (Middlebury: "PIEH", width, height, then column and row moved for each
   * pixel, little-endian) or .npy (H x W x 2).
   *
   * @param file the file; its ending tells the format
   * @return the flow
   * @throws InputException if the file is missing, damaged or of another shape
   */
  public static OpticalFlow read(Path file) {
    return file.toString().endsWith(".flo") ? readFlo(file) : readNpy(file);
  }

  private static OpticalFlow readNpy(Path file) {
    HostArray array = Npy.read(file);
    long[] shape = array.shape();
    boolean fits = shape.length == 3 && shape[2] == 2 && shape[0] > 0 && shape[1] > 0;
    if (!fits || shape[0] > LARGEST_SIDE || shape[1] > LARGEST_SIDE) {
      throw new InputException(
          file + ": a flow is H x W x 2, columns and rows moved; found " + Arrays.toString(shape));
    }
    return new OpticalFlow((int) shape[1], (int) shape[0], array.toFloats());
  }

  private static OpticalFlow readFlo(Path file) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": is it a readable file?", e);
    }
    if (bytes.limit() < HEADER_BYTES || bytes.getInt(0) != MAGIC) {
      throw new InputException(file + " is no .flo file: it does not begin with PIEH");
    }
    int width = bytes.getInt(4);
    int height = bytes.getInt(8);
    boolean sized = width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
    if (!sized || bytes.limit() != HEADER_BYTES + 8L * width * height) {
      throw new InputException(
          String.format(
              "%s is damaged: %d bytes do not hold a flow of %d x %d",
              file, bytes.limit(), width, height));
    }
    float[] data = new float[2 * width * height];
    bytes.position(HEADER_BYTES);
    bytes.asFloatBuffer().get(data);
    return new OpticalFlow(width, height, data);
  }

  /**
   * How far the nearest pixel has moved.
   *
   * @param x share of the picture's width, in [0, 1]
   * @param y share of the picture's height, in [0, 1]
   * @param out receives the way in shares of width and height; NaN where it is not known
   */
  void at(double x, double y, double[] out) {
    int col = Math.max(0, Math.min(width - 1, (int) (x * width)));
    int row = Math.max(0, Math.min(height - 1, (int) (y * height)));
    for (int c = 0; c < 2; c++) {
      float moved = data[2 * (row * width + col) + c];
      out[c] = Math.abs(moved) < UNKNOWN ? moved / (c == 0 ? width : height) : Double.NaN;
    }
  }
}
