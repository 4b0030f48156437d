package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Writes an animated GIF (GIF89a) that repeats for ever, each frame with its own palette of 256
 * colours, whole or not at all.
 */
public final class GifSequence implements FrameSequence {
  private static final String IMAGE_METADATA = "javax_imageio_gif_image_1.0";
  private static final int MAX_DELAY = 65535;

  private final Path file;
  private final Path part; // beside the file, so that moving it there is one step
  private final FileImageOutputStream out;
  private final ImageWriter writer;
  private final int delay; // hundredths of a second
  private ImageSize size;
  private boolean open = true;

  private GifSequence(Path file, int delay) throws IOException {
    this.file = file;
    this.delay = delay;
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    this.part = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
    this.out = new FileImageOutputStream(part.toFile());
    this.writer = ImageIO.getImageWritersByFormatName("gif").next();
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  /**
   * Starts an animation.
   *
   * @param file where it will be; folders above it are made
   * @param framesPerSecond speed, rounded to the format's hundredths of a second a frame; most
   *     viewers slow down what is faster than 50
   * @return the empty animation
   * @throws InputException if the file cannot be made
   */
  public static GifSequence create(Path file, double framesPerSecond) {
    if (!(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "the speed must be positive, found " + framesPerSecond + " frames a second");
    }
    int delay = (int) Math.max(1, Math.min(MAX_DELAY, Math.round(100 / framesPerSecond)));
    try {
      return new GifSequence(file, delay);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void add(Image frame) {
    requireOpen();
    ImageSize found = new ImageSize(frame.width(), frame.height());
    if (frame.channels() != 1 && frame.channels() != 3) {
      throw new IllegalArgumentException("a frame has 1 or 3 channels, found " + frame.channels());
    }
    if (size != null && !size.equals(found)) {
      throw new IllegalArgumentException("all frames have one size, " + size + ", found " + found);
    }
    Palette palette = Palette.of(frame);
    BufferedImage indexed = indexed(frame, palette);
    try {
      writer.writeToSequence(new IIOImage(indexed, null, metadata(indexed, palette)), null);
    } catch (IOException e) {
      throw failure(file, e);
    }
    size = found;
  }

  @Override
  public void finish() {
    requireOpen();
    if (size == null) {
      throw new IllegalStateException("an animation needs at least one frame");
    }
    try {
      writer.endWriteSequence();
      out.close();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(file, e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    writer.dispose();
    try {
      out.close();
    } catch (IOException e) {
      // Already closed by finish, or thrown away in the next step.
    }
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A left-over part harms nobody; the failure that led here is the one to tell.
    }
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the animation " + file + " is already closed");
    }
  }

  private static InputException failure(Path file, IOException e) {
    return new InputException(file + ": the animation cannot be written (" + e + ")", e);
  }

  private static BufferedImage indexed(Image frame, Palette palette) {
    BufferedImage out =
        new BufferedImage(
            frame.width(), frame.height(), BufferedImage.TYPE_BYTE_INDEXED, colourModel(palette));
    byte[] pixels = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
    System.arraycopy(palette.pixels(), 0, pixels, 0, pixels.length);
    return out;
  }

  private static IndexColorModel colourModel(Palette palette) {
    return new IndexColorModel(
        8, Palette.MAX_COLOURS, padded(palette), 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  /** Tables of the format have a power of two entries: all of ours have 256, black at the end. */
  private static int[] padded(Palette palette) {
    return Arrays.copyOf(palette.colours(), Palette.MAX_COLOURS);
  }

  private IIOMetadata metadata(BufferedImage frame, Palette palette) throws IIOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
    IIOMetadataNode root = new IIOMetadataNode(IMAGE_METADATA);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(delay));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(colourTable(palette));
    root.appendChild(control);
    if (size == null) {
      root.appendChild(loopForEver());
    }
    metadata.mergeTree(IMAGE_METADATA, root);
    return metadata;
  }

  /** Named outright, for the writer leaves out tables it deems the sequence's own. */
  private static IIOMetadataNode colourTable(Palette palette) {
    IIOMetadataNode table = new IIOMetadataNode("LocalColorTable");
    table.setAttribute("sizeOfLocalColorTable", Integer.toString(Palette.MAX_COLOURS));
    table.setAttribute("sortFlag", "FALSE");
    int[] colours = padded(palette);
    for (int k = 0; k < colours.length; k++) {
      IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
      entry.setAttribute("index", Integer.toString(k));
      entry.setAttribute("red", Integer.toString(colours[k] >> 16 & 0xFF));
      entry.setAttribute("green", Integer.toString(colours[k] >> 8 & 0xFF));
      entry.setAttribute("blue", Integer.toString(colours[k] & 0xFF));
      table.appendChild(entry);
    }
    return table;
  }

  private static IIOMetadataNode loopForEver() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return extensions;
  }
}
