package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.WholeFile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns float pictures into the bytes of PNG and JPEG files. */
final class EncodedImage {
  private static final float JPEG_QUALITY = 0.95f;
  private static final int MAX_STEPS = 65535;

  private EncodedImage() {}

  static void write(Path file, Image image) {
    String format = format(file);
    if (image.channels() != 1 && image.channels() != 3) {
      throw new IllegalArgumentException(
          "a picture is written from 1 or 3 channels, found " + image.channels());
    }
    encode(file, format, toBuffered(image));
  }

  static void writeDepth16(Path file, Image depth, double unitsPerStep) {
    if (!format(file).equals("png")) {
      throw new InputException(file + ": a 16-bit depth map is written as .png");
    }
    if (depth.channels() != 1) {
      throw new IllegalArgumentException("a depth map has 1 channel, found " + depth.channels());
    }
    if (!(unitsPerStep > 0 && Double.isFinite(unitsPerStep))) {
      throw new IllegalArgumentException("a step must be positive, found " + unitsPerStep);
    }
    BufferedImage out =
        new BufferedImage(depth.width(), depth.height(), BufferedImage.TYPE_USHORT_GRAY);
    short[] steps = ((DataBufferUShort) out.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < steps.length; i++) {
      float value = depth.data()[i];
      long step = value > 0 ? Math.round(value / unitsPerStep) : 0;
      if (step > MAX_STEPS) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "%s: depth %g at column %d, row %d does not fit 16 bits in steps of %g; choose a"
                    + " larger step",
                file,
                value,
                i % depth.width(),
                i / depth.width(),
                unitsPerStep));
      }
      steps[i] = (short) step;
    }
    encode(file, "png", out);
  }

  /** 8 bits a channel: grey for one channel, BGR bytes for three. */
  static BufferedImage toBuffered(Image image) {
    int type = image.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage out = new BufferedImage(image.width(), image.height(), type);
    byte[] bytes = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
    float[] data = image.data();
    int channels = image.channels();
    for (int i = 0; i < data.length; i += channels) {
      for (int c = 0; c < channels; c++) {
        bytes[i + channels - 1 - c] = (byte) level(data[i + c]);
      }
    }
    return out;
  }

  /** A value in [0, 1] as one of 256 levels, to nearest; no number is 0. */
  static int level(float value) {
    return value >= 1 ? 255 : value > 0 ? (int) (value * 255f + 0.5f) : 0;
  }

  private static String format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "png";
    }
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return "jpeg";
    }
    throw new InputException(file + ": pictures are written as .png or .jpg; change the ending");
  }

  private static void encode(Path file, String format, BufferedImage image) {
    WholeFile.write(
        file,
        out -> {
          ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
          try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings(writer, format));
          } finally {
            writer.dispose();
          }
        });
  }

  private static ImageWriteParam settings(ImageWriter writer, String format) {
    ImageWriteParam settings = writer.getDefaultWriteParam();
    if (format.equals("jpeg")) {
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(JPEG_QUALITY);
    }
    return settings;
  }
}
