package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameSequenceTest {
  @TempDir Path folder;

  @Test
  void aGifHasItsFramesDelaysAndLoop() throws IOException {
    Path file = folder.resolve("a.gif");
    try (GifSequence gif = GifSequence.create(file, 12.5)) {
      for (int k = 0; k < 4; k++) {
        gif.add(shade(0.2f * k));
      }
      gif.finish();
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(4, reader.getNumImages(true));
      for (int k = 0; k < 4; k++) {
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(k).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        assertEquals("8", control.getAttribute("delayTime"));
        assertEquals(k == 0 ? 1 : 0, root.getElementsByTagName("ApplicationExtension").getLength());
        int expected = Math.round(0.2f * k * 255) * 0x010101;
        assertEquals(expected, reader.read(k).getRGB(3, 2) & 0xFFFFFF, "frame " + k);
      }
    } finally {
      reader.dispose();
    }
    assertEquals(List.of(file), entries());
  }

  @Test
  void aSmoothPictureStaysWithinAFewLevels() throws IOException {
    Image ramp = ImageFilesTest.ramp(64, 48);
    Path file = folder.resolve("a.gif");
    try (GifSequence gif = GifSequence.create(file, 10)) {
      gif.add(ramp);
      gif.finish();
    }
    BufferedImage back = ImageIO.read(file.toFile());
    double squares = 0;
    double[] blocks = new double[8 * 6];
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        double d = (back.getRGB(x, y) >> 16 & 0xFF) / 255.0 - ramp.at(x, y, 0);
        squares += d * d;
        blocks[y / 8 * 8 + x / 8] += d / 64;
      }
    }
    // 256 colours over a square of side 0.8: boxes of side 0.05, a spread of 0.05 / sqrt(12), and
    // the pattern's equal spread on top: 0.0204. Over a block of the pattern both average out.
    assertTrue(Math.sqrt(squares / (64 * 48)) < 0.022, "rms " + Math.sqrt(squares / (64 * 48)));
    double worst = Arrays.stream(blocks).map(Math::abs).max().orElseThrow();
    assertTrue(worst < 0.01, "worst block mean " + worst);
  }

  @Test
  void fewColoursStayExact() {
    float[] data = new float[3 * 40];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * 53 % 37) / 36f;
    }
    Image image = new Image(40, 1, 3, data);
    Palette palette = Palette.of(image);
    for (int i = 0; i < 40; i++) {
      int expected =
          EncodedImage.level(data[3 * i]) << 16
              | EncodedImage.level(data[3 * i + 1]) << 8
              | EncodedImage.level(data[3 * i + 2]);
      assertEquals(expected, palette.colours()[palette.pixels()[i] & 0xFF]);
    }
  }

  @Test
  void anUnfinishedGifLeavesNothing() throws IOException {
    try (GifSequence gif = GifSequence.create(folder.resolve("a.gif"), 10)) {
      gif.add(shade(0.5f));
    }
    assertEquals(List.of(), entries());
  }

  @Test
  void framesOfAnotherSizeAreRefused() {
    try (GifSequence gif = GifSequence.create(folder.resolve("a.gif"), 10)) {
      gif.add(shade(0.5f));
      assertThrows(IllegalArgumentException.class, () -> gif.add(Image.zeros(2, 2, 3)));
      assertThrows(IllegalArgumentException.class, () -> gif.add(Image.zeros(8, 6, 4)));
    }
  }

  @Test
  void aPlaceThatCannotBeIsNamed() throws IOException {
    Path blocked = Files.createFile(folder.resolve("file")).resolve("a.gif");
    InputException e =
        assertThrows(InputException.class, () -> GifSequence.create(blocked, 10).close());
    assertTrue(e.getMessage().startsWith(blocked.toString()), e.getMessage());
  }

  @Test
  void numberedPicturesSortByTime() throws IOException {
    Path frames = folder.resolve("deep/frames");
    try (PngSequence sequence = PngSequence.create(frames)) {
      for (int k = 0; k < 11; k++) {
        sequence.add(shade(0.1f * k));
      }
      sequence.finish();
    }
    try (var files = Files.list(frames)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertEquals(11, names.size());
      assertEquals(PngSequence.nameOf(10), names.get(10));
    }
    assertArrayEquals(
        new float[] {1, 1, 1},
        Arrays.copyOf(ImageFiles.read(frames.resolve(PngSequence.nameOf(10))).data(), 3));
  }

  private List<Path> entries() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Image shade(float value) {
    Image image = Image.zeros(8, 6, 3);
    Arrays.fill(image.data(), value);
    return image;
  }
}
