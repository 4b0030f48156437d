package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.SharedFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
  @TempDir Path folder;

  @Test
  void everyDepthStepSurvivesTheRoundTrip() {
    Image depth = Image.zeros(256, 256, 1);
    for (int i = 0; i < depth.data().length; i++) {
      depth.data()[i] = i;
    }
    Path file = folder.resolve("depth.png");
    ImageFiles.writeDepth16(file, depth, 1);
    assertArrayEquals(depth.data(), ImageFiles.readDepth16(file).data());
  }

  @Test
  void depthIsRoundedToTheNearestStepAndNoValueStaysZero() {
    Image metres = new Image(5, 1, 1, new float[] {1.2344f, 1.2346f, 0, Float.NaN, -3});
    Path file = folder.resolve("depth.png");
    ImageFiles.writeDepth16(file, metres, 0.001);
    assertArrayEquals(new float[] {1234, 1235, 0, 0, 0}, ImageFiles.readDepth16(file).data());
  }

  @Test
  void idsOfSixteenAndEightBitsAndPalettesAreReadAsTheyAre() throws IOException {
    Path file = folder.resolve("ids.png");
    ImageFiles.writeDepth16(file, new Image(3, 1, 1, new float[] {0, 300, 65535}), 1);
    assertArrayEquals(new float[] {0, 300, 65535}, ImageFiles.readIds(file).data());
    BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 7, 255});
    ImageIO.write(grey, "png", file.toFile());
    assertArrayEquals(new float[] {0, 7, 255}, ImageFiles.readIds(file).data());
    BufferedImage palette = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED);
    palette.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {3, 2, 9});
    ImageIO.write(palette, "png", file.toFile());
    assertArrayEquals(new float[] {3, 2, 9}, ImageFiles.readIds(file).data());
    ImageFiles.write(file, Image.zeros(2, 2, 3));
    InputException e = assertThrows(InputException.class, () -> ImageFiles.readIds(file));
    assertTrue(e.getMessage().contains("one channel, found 8 bits x 3"), e.getMessage());
  }

  @Test
  void depthBeyondSixteenBitsIsRefusedAndNothingIsWritten() throws IOException {
    Image metres = new Image(2, 1, 1, new float[] {1, 65.536f});
    Path file = folder.resolve("depth.png");
    InputException e =
        assertThrows(InputException.class, () -> ImageFiles.writeDepth16(file, metres, 0.001));
    assertTrue(e.getMessage().contains("column 1, row 0"), e.getMessage());
    assertEquals(List.of(), entries());
  }

  @Test
  void anEightBitPictureIsNoDepthMap() {
    Path file = folder.resolve("grey.png");
    ImageFiles.write(file, Image.zeros(3, 2, 1));
    InputException e = assertThrows(InputException.class, () -> ImageFiles.readDepth16(file));
    assertTrue(e.getMessage().contains("8 bits x 1 channels"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aPngKeepsEveryLevelOfEveryChannel(int channels) {
    Image image = Image.zeros(16, 16 * channels, channels);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = (i * 7 % 256) / 255f;
    }
    Path file = folder.resolve("a.png");
    ImageFiles.write(file, image);
    Image back = channels == 1 ? ImageFiles.readGrey(file) : ImageFiles.read(file);
    assertArrayEquals(image.data(), back.data());
  }

  @Test
  void valuesAreClampedAndRoundedToNearest() {
    Image image = new Image(5, 1, 1, new float[] {-1, 2, Float.NaN, 0.4999f / 255, 0.5001f / 255});
    Path file = folder.resolve("a.png");
    ImageFiles.write(file, image);
    assertArrayEquals(new float[] {0, 1, 0, 0, 1 / 255f}, ImageFiles.readGrey(file).data());
  }

  @Test
  void greyBecomesThreeEqualChannels() {
    Path file = folder.resolve("grey.png");
    ImageFiles.write(file, new Image(2, 1, 1, new float[] {0.2f, 0.6f}));
    assertArrayEquals(
        new float[] {0.2f, 0.2f, 0.2f, 0.6f, 0.6f, 0.6f}, ImageFiles.read(file).data(), 1e-7f);
  }

  @Test
  void transparencyIsLaidOverWhite() throws IOException {
    BufferedImage argb = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    argb.setRGB(0, 0, 0x00FF0000);
    argb.setRGB(1, 0, 0x33FF0000);
    Path file = folder.resolve("alpha.png");
    ImageIO.write(argb, "png", file.toFile());
    assertArrayEquals(new float[] {1, 1, 1, 1, 0.8f, 0.8f}, ImageFiles.read(file).data(), 1e-6f);
    assertArrayEquals(
        new float[] {1, 0, 0, 0, 1, 0, 0, 0.2f}, ImageFiles.readRgba(file).data(), 1e-6f);
  }

  @Test
  void theTransparentColourOfAPngIsTransparent() throws IOException {
    byte[] key = {0, (byte) 200, 0, 10, 0, 20};
    byte[] row = {0, (byte) 200, 10, 20, (byte) 200, 10, 21};
    Path file = folder.resolve("key.png");
    Files.write(file, PngBytes.rgb(2, 1).chunk("tRNS", key).pixels(row).end());
    Image rgba = ImageFiles.readRgba(file);
    assertEquals(0, rgba.at(0, 0, 3));
    assertEquals(1, rgba.at(1, 0, 3));
    assertEquals(1, ImageFiles.read(file).at(0, 0, 1));
    assertEquals(21 / 255f, ImageFiles.read(file).at(1, 0, 2));
  }

  @Test
  void aPngsExifOrientationCountsToo() throws IOException {
    // Little-endian TIFF of one directory with one entry: tag 274, SHORT, one value, 6.
    byte[] exif = {
      'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0
    };
    byte[] row = {0, 10, 10, 10, 20, 20, 20};
    Path file = folder.resolve("turned.png");
    Files.write(file, PngBytes.rgb(2, 1).chunk("eXIf", exif).pixels(row).end());
    assertEquals(new ImageSize(1, 2), ImageFiles.size(file));
    assertEquals(20 / 255f, ImageFiles.read(file).at(0, 1, 0));
  }

  @Test
  void sixteenBitGreyIsReadLinearly() throws IOException {
    BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(0, 0, 0, 6007);
    grey.getRaster().setSample(1, 0, 0, 65535);
    Path file = folder.resolve("grey16.png");
    ImageIO.write(grey, "png", file.toFile());
    assertArrayEquals(new float[] {6007 / 65535f, 1}, ImageFiles.readGrey(file).data());
  }

  @Test
  void paletteColoursAreLookedUp() throws IOException {
    BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    indexed.setRGB(0, 0, 0xFFFF0000);
    indexed.setRGB(1, 0, 0xFF0000FF);
    Path file = folder.resolve("palette.png");
    ImageIO.write(indexed, "png", file.toFile());
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 1}, ImageFiles.read(file).data());
  }

  @Test
  void aJpegComesBackNearlyTheSame() {
    Image image = ramp(40, 24);
    Path file = folder.resolve("a.JPG");
    ImageFiles.write(file, image);
    // Quality 95 on a smooth ramp: a few levels of quantisation and halved chroma.
    assertArrayEquals(image.data(), ImageFiles.read(file).data(), 8 / 255f);
  }

  @Test
  void progressiveJpegIsTheSamePictureAsBaseline() throws IOException {
    Image image = ramp(40, 24);
    Path baseline = jpeg("baseline.jpg", image, false);
    Path progressive = jpeg("progressive.jpg", image, true);
    assertTrue(Files.size(baseline) != Files.size(progressive));
    assertArrayEquals(ImageFiles.read(baseline).data(), ImageFiles.read(progressive).data());
  }

  /** Where each tag of the EXIF standard puts the stored top left corner, for a 40 x 24 picture. */
  @ParameterizedTest
  @CsvSource({
    "1, 40, 24, 0, 0",
    "2, 40, 24, 39, 0",
    "3, 40, 24, 39, 23",
    "4, 40, 24, 0, 23",
    "5, 24, 40, 0, 0",
    "6, 24, 40, 23, 0",
    "7, 24, 40, 23, 39",
    "8, 24, 40, 0, 39"
  })
  void theExifOrientationTurnsThePictureUpright(int tag, int w, int h, int col, int row)
      throws IOException {
    Path stored = jpeg("stored.jpg", ramp(40, 24), false);
    Path tagged = folder.resolve("tagged.jpg");
    tag(stored, tagged, tag);
    Image upright = ImageFiles.read(tagged);
    assertEquals(new ImageSize(w, h), ImageFiles.size(tagged));
    assertEquals(new ImageSize(w, h), new ImageSize(upright.width(), upright.height()));
    Image raw = ImageFiles.read(stored);
    assertEquals(raw.at(0, 0, 0), upright.at(col, row, 0));
    // Red grows along stored columns, green along stored rows: directions must turn with it.
    int right = tag < 5 ? w - 1 - col : col;
    int down = tag < 5 ? row : h - 1 - row;
    assertEquals(raw.at(39, 0, 0), upright.at(right, down, 0));
    assertEquals(raw.at(39, 0, 1), upright.at(right, down, 1));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("missing.png");
    InputException e = assertThrows(InputException.class, () -> ImageFiles.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  void anUnknownEndingIsRefused() {
    assertThrows(
        InputException.class,
        () -> ImageFiles.write(folder.resolve("a.webp"), Image.zeros(1, 1, 3)));
  }

  @Test
  void writingLeavesOnlyThePicture() throws IOException {
    Path file = folder.resolve("a.png");
    ImageFiles.write(file, Image.zeros(2, 2, 3));
    ImageFiles.write(file, Image.zeros(4, 4, 3));
    assertEquals(List.of(file), entries());
    assertEquals(new ImageSize(4, 4), ImageFiles.size(file));
  }

  @Test
  void aRealPhotographHasTheSizeItsHeaderTells() throws IOException {
    Path photographs = SharedFolder.data("dino");
    try (var files = Files.list(photographs)) {
      Path first = files.filter(f -> f.toString().endsWith(".jpg")).sorted().findFirst().get();
      Image image = ImageFiles.read(first);
      assertEquals(ImageFiles.size(first), new ImageSize(image.width(), image.height()));
    }
  }

  private List<Path> entries() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  static Image ramp(int width, int height) {
    Image image = Image.zeros(width, height, 3);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.set(x, y, 0, 0.1f + 0.8f * x / width);
        image.set(x, y, 1, 0.1f + 0.8f * y / height);
        image.set(x, y, 2, 0.5f);
      }
    }
    return image;
  }

  private Path jpeg(String name, Image image, boolean progressive) throws IOException {
    Path file = folder.resolve(name);
    writeJpeg(file, image, progressive);
    return file;
  }

  static void writeJpeg(Path file, Image image, boolean progressive) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(EncodedImage.toBuffered(image), null, null), settings);
    } finally {
      writer.dispose();
    }
  }

  private static void tag(Path from, Path to, int orientation) throws IOException {
    TiffOutputSet exif = new TiffOutputSet();
    exif.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) orientation);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExifRewriter().updateExifMetadataLossless(Files.readAllBytes(from), out, exif);
    Files.write(to, out.toByteArray());
  }

  static Image noise(int width, int height, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Image image = Image.zeros(width, height, channels);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = (float) random.nextDouble();
    }
    return image;
  }
}
