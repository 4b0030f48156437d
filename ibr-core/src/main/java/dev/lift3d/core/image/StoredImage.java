package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * A decoded file as it is stored, before it is turned upright.
 *
 * <p>Samples are taken as they stand in the file: embedded colour profiles and gamma are not
 * applied, which is what networks trained on such files expect.
 */
final class StoredImage {
  /** Largest picture that is read, in pixels. */
  static final long MAX_PIXELS = 400_000_000L;

  // Decoded samples (up to 8 bytes a pixel) beside the floats (up to 16).
  private static final long HEAP_BYTES_PER_PIXEL = 24;

  private final BufferedImage pixels;
  private final Orientation orientation;

  private StoredImage(BufferedImage pixels, Orientation orientation) {
    this.pixels = pixels;
    this.orientation = orientation;
  }

  /** Decodes a file. */
  static StoredImage open(Path file) {
    return withReader(
        file,
        (format, reader, warnings) -> {
          refuseTooLarge(file, reader.getWidth(0), reader.getHeight(0));
          BufferedImage image = reader.read(0);
          warnings.refuseDamage();
          return new StoredImage(image, format.orientation(file));
        });
  }

  /** Reads only the header; the size is that of the upright picture. */
  static ImageSize size(Path file) {
    return withReader(
        file,
        (format, reader, warnings) -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          warnings.refuseDamage();
          return format.orientation(file).upright(width, height);
        });
  }

  int storedWidth() {
    return pixels.getWidth();
  }

  int storedHeight() {
    return pixels.getHeight();
  }

  Orientation orientation() {
    return orientation;
  }

  /** Whether there is one channel of 16-bit integers, as depth maps have it. */
  boolean isGrey16() {
    Raster raster = pixels.getRaster();
    return raster.getNumBands() == 1 && raster.getTransferType() == DataBuffer.TYPE_USHORT;
  }

  /** Whether there is one channel of integers, be they grey or indices of a palette. */
  boolean isSingle() {
    return pixels.getRaster().getNumBands() == 1;
  }

  /** One stored row of raw samples as they are; only where {@link #isSingle}. */
  void idRow(int row, int[] out) {
    pixels.getRaster().getSamples(0, row, storedWidth(), 1, 0, out);
  }

  /** What the samples are, for messages. */
  String describe() {
    return pixels.getColorModel().getComponentSize(0)
        + " bits x "
        + pixels.getColorModel().getNumComponents()
        + " channels";
  }

  /** One stored row of raw 16-bit samples; only where {@link #isGrey16}. */
  void rawRow(int row, short[] out) {
    pixels.getRaster().getDataElements(0, row, storedWidth(), 1, out);
  }

  /** One stored row as straight (not premultiplied) RGBA in [0, 1], four floats a pixel. */
  void rgbaRow(int row, float[] out) {
    Raster raster = pixels.getRaster();
    int width = storedWidth();
    int bands = raster.getNumBands();
    boolean plain = pixels.getColorModel() instanceof ComponentColorModel && bands <= 4;
    if (plain && raster.getTransferType() == DataBuffer.TYPE_BYTE) {
      byte[] samples = (byte[]) raster.getDataElements(0, row, width, 1, null);
      for (int i = 0; i < width; i++) {
        for (int c = 0; c < 4; c++) {
          int band = band(c, bands);
          out[i * 4 + c] = band < 0 ? 1 : (samples[i * bands + band] & 0xFF) / 255f;
        }
      }
    } else if (plain && raster.getTransferType() == DataBuffer.TYPE_USHORT) {
      short[] samples = (short[]) raster.getDataElements(0, row, width, 1, null);
      for (int i = 0; i < width; i++) {
        for (int c = 0; c < 4; c++) {
          int band = band(c, bands);
          out[i * 4 + c] = band < 0 ? 1 : (samples[i * bands + band] & 0xFFFF) / 65535f;
        }
      }
    } else {
      int[] argb = pixels.getRGB(0, row, width, 1, null, 0, width);
      for (int i = 0; i < width; i++) {
        out[i * 4] = (argb[i] >> 16 & 0xFF) / 255f;
        out[i * 4 + 1] = (argb[i] >> 8 & 0xFF) / 255f;
        out[i * 4 + 2] = (argb[i] & 0xFF) / 255f;
        out[i * 4 + 3] = (argb[i] >>> 24) / 255f;
      }
    }
  }

  /** Which band holds an RGBA channel: grey, grey + alpha, RGB, RGBA; -1 for opaque. */
  private static int band(int channel, int bands) {
    if (channel < 3) {
      return bands >= 3 ? channel : 0;
    }
    return bands % 2 == 0 ? bands - 1 : -1;
  }

  private static void refuseTooLarge(Path file, int width, int height) {
    long area = (long) width * height;
    if (area > MAX_PIXELS) {
      throw new InputException(
          file
              + ": a picture of "
              + width
              + " x "
              + height
              + " pixels is refused; the bound is "
              + MAX_PIXELS / 1_000_000
              + " megapixels");
    }
    long heap = Runtime.getRuntime().maxMemory();
    if (area * HEAP_BYTES_PER_PIXEL > heap) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s: a picture of %d x %d pixels needs about %d MB of memory, the virtual machine may"
                  + " use %d MB; raise -Xmx or shrink the picture",
              file,
              width,
              height,
              area * HEAP_BYTES_PER_PIXEL >> 20,
              heap >> 20));
    }
  }

  private interface Use<T> {
    T apply(StoredFormat format, ImageReader reader, DamageWarnings warnings) throws IOException;
  }

  private static <T> T withReader(Path file, Use<T> use) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": there is no such picture");
    }
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      StoredFormat format = StoredFormat.of(file);
      ImageReader reader = ImageIO.getImageReadersByFormatName(format.imageIoName()).next();
      try {
        DamageWarnings warnings = new DamageWarnings();
        reader.addIIOReadWarningListener(warnings);
        reader.setInput(in, true, format.ignoresMetadata());
        return use.apply(format, reader, warnings);
      } finally {
        reader.dispose();
      }
    } catch (InputException e) {
      throw e;
    } catch (EOFException e) {
      throw new InputException(file + ": the picture is cut short", e);
    } catch (IOException | RuntimeException e) {
      // The JDK's decoders answer damage with all kinds of runtime exceptions.
      throw new InputException(
          file + ": the picture cannot be decoded (" + e.getMessage() + "); is it damaged?", e);
    }
  }
}
