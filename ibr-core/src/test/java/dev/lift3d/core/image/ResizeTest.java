package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeTest {
  @ParameterizedTest
  @CsvSource({"12, 9, 5, 4, 3", "12, 9, 3, 3, 1", "7, 5, 1, 1, 4", "101, 67, 50, 33, 2"})
  void areaKeepsTheMean(int w, int h, int newW, int newH, int channels) {
    Image image = ImageFilesTest.noise(w, h, channels, 11);
    Image small = Resize.area(image, newW, newH);
    for (int c = 0; c < channels; c++) {
      // Sums of at most 6767 singles in [0, 1]: rounding stays far under 1e-5 of the mean.
      assertEquals(mean(image, c), mean(small, c), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 4", "13, 21", "40, 3", "1, 1", "3, 40"})
  void constantsStayConstant(int w, int h) {
    Image image = Image.zeros(13, 9, 2);
    Arrays.fill(image.data(), 0.37f);
    for (Image out :
        new Image[] {
          Resize.area(image, w, h), Resize.bilinear(image, w, h), Resize.antialiased(image, w, h)
        }) {
      float[] expected = new float[w * h * 2];
      Arrays.fill(expected, 0.37f);
      assertArrayEquals(expected, out.data(), 1e-6f);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 2", "4, 5"})
  void wholeFactorsAverageBlocks(int fx, int fy) {
    Image image = ImageFilesTest.noise(6 * fx, 7 * fy, 3, 4);
    Image small = Resize.area(image, 6, 7);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 6; x++) {
        for (int c = 0; c < 3; c++) {
          double sum = 0;
          for (int k = 0; k < fx * fy; k++) {
            sum += image.at(x * fx + k % fx, y * fy + k / fx, c);
          }
          assertEquals(sum / (fx * fy), small.at(x, y, c), 1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "10, 6", "37, 41", "60, 40"})
  void aLinearRampStaysTheSameRampInsideTheImage(int w, int h) {
    Image ramp = Image.zeros(20, 12, 1);
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < 20; x++) {
        ramp.set(x, y, 0, value(x + 0.5, y + 0.5));
      }
    }
    for (Image out : new Image[] {Resize.area(ramp, w, h), Resize.bilinear(ramp, w, h)}) {
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          double u = (x + 0.5) * 20 / w;
          double v = (y + 0.5) * 12 / h;
          boolean inside = u >= 0.5 && u <= 19.5 && v >= 0.5 && v <= 11.5;
          if (inside) {
            assertEquals(value(u, v), out.at(x, y, 0), 1e-5, w + " x " + h + " at " + x + "," + y);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "9, 31", "40, 7", "19, 12", "1, 1"})
  void antialiasedIsTorchs(int w, int h) {
    Image image = ImageFilesTest.noise(20, 12, 3, 5);
    String method =
        "def aa(self, x: Tensor) -> Tensor:\n  return torch._upsample_bilinear2d_aa(x, [%d, %d],"
                .formatted(h, w)
            + " False, None, None)";
    try (TensorScope scope = TensorScope.open();
        CompiledScript script = CompiledScript.compile(List.of(method))) {
      NDArray x = scope.floats(image.planar(), 1, 3, 12, 20);
      float[] expected = script.call("aa", x).head().toFloatArray();
      // Single precision with weights computed in single or in double precision.
      assertArrayEquals(expected, Resize.antialiased(image, w, h).planar(), 2e-6f);
    }
  }

  @Test
  void theRightSizeIsTheSameImage() {
    Image image = Image.zeros(4, 3, 1);
    assertSame(image, Resize.area(image, 4, 3));
    assertSame(image, Resize.bilinear(image, 4, 3));
  }

  @Test
  void partlyCoveredSamplesCountByTheirPart() {
    Image row = new Image(3, 1, 1, new float[] {3, 6, 12});
    // Each new pixel spans 1.5 old ones: (3 + 6 / 2) / 1.5 and (6 / 2 + 12) / 1.5.
    assertArrayEquals(new float[] {4, 10}, Resize.area(row, 2, 1).data(), 1e-6f);
  }

  private static float value(double u, double v) {
    return (float) (0.1 + 0.02 * u - 0.01 * v);
  }

  private static double mean(Image image, int channel) {
    double sum = 0;
    for (int i = channel; i < image.data().length; i += image.channels()) {
      sum += image.data()[i];
    }
    return sum / (image.width() * image.height());
  }
}
