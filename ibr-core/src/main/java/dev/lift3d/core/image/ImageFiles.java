package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.nio.file.Path;

/**
 * Reads and writes PNG (8 and 16 bits a channel) and JPEG (baseline and progressive).
 *
 * <p>What a file is, its first bytes decide, not its name. Pictures come upright: the EXIF
 * orientation is applied. Samples are taken as they are stored, divided by the largest; colour
 * profiles are ignored. Files that are missing, damaged, cut short, no picture, or larger than 400
 * megapixels (judged by the header, before memory is taken) give an {@link InputException} that
 * names the file.
 */
public final class ImageFiles {
  private static final int RGBA = 4;

  private ImageFiles() {}

  /**
   * Reads a colour picture; grey becomes RGB, transparent parts are laid over white.
   *
   * @param file PNG or JPEG
   * @return H x W x 3, RGB in [0, 1]
   */
  public static Image read(Path file) {
    return read(
        file,
        3,
        (rgba, from, out, to) -> {
          float alpha = rgba[from + 3];
          for (int c = 0; c < 3; c++) {
            out[to + c] = overWhite(rgba[from + c], alpha);
          }
        });
  }

  /**
   * Reads a colour picture with its transparency.
   *
   * @param file PNG or JPEG
   * @return H x W x 4, RGB (not multiplied by alpha) and alpha in [0, 1]; opaque files have alpha 1
   */
  public static Image readRgba(Path file) {
    return read(file, RGBA, (rgba, from, out, to) -> System.arraycopy(rgba, from, out, to, RGBA));
  }

  /**
   * Reads a picture's brightness: grey files as they are, colours as 0.299 R + 0.587 G + 0.114 B
   * (ITU-R BT.601), laid over white.
   *
   * @param file PNG or JPEG
   * @return H x W x 1 in [0, 1]
   */
  public static Image readGrey(Path file) {
    return read(
        file,
        1,
        (rgba, from, out, to) -> {
          float r = rgba[from];
          float g = rgba[from + 1];
          float b = rgba[from + 2];
          float luma = r == g && g == b ? r : 0.299f * r + 0.587f * g + 0.114f * b;
          out[to] = overWhite(luma, rgba[from + 3]);
        });
  }

  /**
   * Reads the raw integers of a 16-bit depth map; what a step means is the caller's to know.
   *
   * @param file a PNG with one channel of 16 bits
   * @return H x W x 1, integers from 0 to 65535, exact
   */
  public static Image readDepth16(Path file) {
    StoredImage stored = StoredImage.open(file);
    if (!stored.isGrey16()) {
      throw new InputException(
          file + ": a depth map must be a PNG of 16 bits x 1 channel, found " + stored.describe());
    }
    short[] row = new short[stored.storedWidth()];
    return upright(
        stored,
        1,
        (y, out, start, step) -> {
          stored.rawRow(y, row);
          for (int x = 0; x < row.length; x++) {
            out[start + x * step] = row[x] & 0xFFFF;
          }
        });
  }

  /**
   * Reads the raw integers of a map of ids: one channel of 8 or 16 bits, or the indices of a
   * palette.
   *
   * @param file a PNG with one channel
   * @return H x W x 1, integers from 0 to 65535, exact
   */
  public static Image readIds(Path file) {
    StoredImage stored = StoredImage.open(file);
    if (!stored.isSingle()) {
      throw new InputException(
          file + ": a map of ids must be a PNG of one channel, found " + stored.describe());
    }
    int[] row = new int[stored.storedWidth()];
    return upright(
        stored,
        1,
        (y, out, start, step) -> {
          stored.idRow(y, row);
          for (int x = 0; x < row.length; x++) {
            out[start + x * step] = row[x];
          }
        });
  }

  /**
   * The size of a picture as {@link #read} would return it; only the header is read.
   *
   * @param file PNG or JPEG
   * @return width and height, upright
   */
  public static ImageSize size(Path file) {
    return StoredImage.size(file);
  }

  /**
   * Writes a picture of 8 bits a channel, whole or not at all. Values are clamped to [0, 1] and
   * rounded to nearest; values that are no number become 0.
   *
   * @param file ends in .png, .jpg or .jpeg; folders above it are made
   * @param image one channel (grey) or three (RGB)
   * @throws InputException if the file cannot be written
   */
  public static void write(Path file, Image image) {
    EncodedImage.write(file, image);
  }

  /**
   * Writes a depth map as 16-bit PNG, whole or not at all; each value is divided by the unit and
   * rounded to nearest. Values that are not positive or no number become 0, "no value".
   *
   * @param file ends in .png; folders above it are made
   * @param depth H x W x 1
   * @param unitsPerStep what one integer step is worth, 0.001 for millimetres of a metric map
   * @throws InputException if a depth exceeds 65535 steps or the file cannot be written
   */
  public static void writeDepth16(Path file, Image depth, double unitsPerStep) {
    EncodedImage.writeDepth16(file, depth, unitsPerStep);
  }

  private static float overWhite(float value, float alpha) {
    return alpha == 1 ? value : value * alpha + (1 - alpha);
  }

  private interface PixelRule {
    void apply(float[] rgba, int from, float[] out, int to);
  }

  private static Image read(Path file, int channels, PixelRule rule) {
    StoredImage stored = StoredImage.open(file);
    int width = stored.storedWidth();
    float[] rgba = new float[width * RGBA];
    return upright(
        stored,
        channels,
        (y, out, start, step) -> {
          stored.rgbaRow(y, rgba);
          for (int x = 0; x < width; x++) {
            rule.apply(rgba, x * RGBA, out, (start + x * step) * channels);
          }
        });
  }

  private interface RowRule {
    void apply(int storedRow, float[] out, int startPixel, int pixelStep);
  }

  private static Image upright(StoredImage stored, int channels, RowRule rule) {
    int width = stored.storedWidth();
    int height = stored.storedHeight();
    Orientation orientation = stored.orientation();
    ImageSize size = orientation.upright(width, height);
    Image image = Image.zeros(size.width(), size.height(), channels);
    int step = orientation.pixelStep(width, height);
    for (int y = 0; y < height; y++) {
      rule.apply(y, image.data(), orientation.rowStart(y, width, height), step);
    }
    return image;
  }
}
