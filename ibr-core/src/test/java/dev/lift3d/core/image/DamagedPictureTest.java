package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedPictureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "png16", "baseline", "progressive"})
  void everyCutGivesAnInputException(String kind) throws IOException {
    byte[] whole = sample(kind);
    Path file = folder.resolve("cut");
    int step = Math.max(1, whole.length / 150);
    for (int length = 0; length < whole.length; length += length < 64 ? 1 : step) {
      Files.write(file, Arrays.copyOf(whole, length));
      int cut = length;
      InputException e =
          assertThrows(
              InputException.class, () -> ImageFiles.read(file), () -> "cut at byte " + cut);
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "png16", "baseline", "progressive"})
  void overwrittenBytesGiveAPictureOrAnInputException(String kind) throws IOException {
    byte[] whole = sample(kind);
    SplittableRandom random = new SplittableRandom(5);
    Path file = folder.resolve("hurt");
    for (int trial = 0; trial < 200; trial++) {
      byte[] hurt = whole.clone();
      for (int k = 0; k < 3; k++) {
        int at =
            trial % 2 == 0
                ? random.nextInt(Math.min(64, hurt.length))
                : random.nextInt(hurt.length);
        hurt[at] = (byte) random.nextInt(256);
      }
      Files.write(file, hurt);
      try {
        ImageFiles.read(file);
        ImageFiles.size(file);
      } catch (InputException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      } catch (RuntimeException | Error e) {
        fail("trial " + trial + " of " + kind, e);
      }
    }
  }

  @Test
  void textIsNoPicture() throws IOException {
    Path file = folder.resolve("text.jpg");
    Files.writeString(file, "These are words and no pixels.");
    InputException e = assertThrows(InputException.class, () -> ImageFiles.read(file));
    assertTrue(e.getMessage().contains("neither a PNG nor a JPEG"), e.getMessage());
  }

  @Test
  void aHugeHeaderIsRefusedBeforeMemoryIsTaken() throws IOException {
    Path file = folder.resolve("huge.png");
    Files.write(file, PngBytes.rgb(2_000_000_000, 2_000_000_000).end());
    InputException e = assertThrows(InputException.class, () -> ImageFiles.read(file));
    assertTrue(e.getMessage().contains("400 megapixels"), e.getMessage());
  }

  @Test
  void aPictureBeyondTheHeapIsRefusedBeforeMemoryIsTaken() throws IOException {
    // 20 bytes a pixel fill the heap; decoding and floats together take up to 24.
    long heap = Runtime.getRuntime().maxMemory();
    int side = (int) Math.min(19_999, Math.sqrt(heap / 20.0));
    assumeTrue(24L * side * side > heap, "skipped: this heap holds the largest picture");
    Path file = folder.resolve("large.png");
    Files.write(file, PngBytes.rgb(side, side).end());
    InputException e = assertThrows(InputException.class, () -> ImageFiles.read(file));
    assertTrue(e.getMessage().contains("-Xmx"), e.getMessage());
  }

  private byte[] sample(String kind) throws IOException {
    Path file = folder.resolve("sample." + (kind.startsWith("png") ? "png" : "jpg"));
    Image noise = ImageFilesTest.noise(24, 20, 3, 3);
    switch (kind) {
      case "png" -> ImageFiles.write(file, noise);
      case "png16" -> ImageFiles.writeDepth16(file, ImageFilesTest.noise(24, 20, 1, 3), 1e-4);
      default -> ImageFilesTest.writeJpeg(file, noise, kind.equals("progressive"));
    }
    return Files.readAllBytes(file);
  }
}
