package dev.lift3d.operators.network;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureInputTest {
  @ParameterizedTest
  @CsvSource({
    "16, 0, 0, 500, 496",
    "16, 0, 0, 504, 512",
    "16, 0, 0, 3, 16",
    "8, 1, 0, 500, 497",
    "8, 1, 0, 97, 97",
    "8, 1, 0, 2, 1",
    "8, 1, 20, 2, 25",
    "14, 0, 224, 100, 224",
    "4, 0, 8, 5, 8",
    "1, 0, 0, 333, 333"
  })
  void sidesBecomeTheNearestThatTheNetworkTakes(
      int multiple, int remainder, int smallest, int side, int fitted) {
    PictureSize size = new PictureSize(multiple, remainder, smallest, 0, 0);
    assertEquals(fitted, size.fitWidth(side));
    assertEquals(fitted, size.fitHeight(side));
    assertEquals(fitted, size.fitWidth(fitted), "what fits stays");
  }

  @Test
  void onePictureSizeIsOnePictureSize() {
    Image fitted = PictureSize.fixed(7, 5).fit(Image.zeros(30, 40, 3));
    assertEquals(7, fitted.width());
    assertEquals(5, fitted.height());
    Image right = Image.zeros(7, 5, 3);
    assertSame(right, PictureSize.ANY.fit(right));
  }

  @Test
  void sizesBeyondReasonAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PictureSize.fixed(2_000_000_000, 4));
    assertThrows(IllegalArgumentException.class, () -> PictureSize.multipleOf(-8));
    assertThrows(IllegalArgumentException.class, () -> new PictureSize(1, 0, 1 << 30, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new PictureSize(8, 0, 0, 16, 16));
  }

  @Test
  void coloursAreScaledChannelByChannel() {
    Image pixel = new Image(1, 1, 3, new float[] {0, 0.5f, 1});
    scales(pixel, PictureScaling.NONE, 0, 0.5f, 1);
    scales(pixel, new PictureScaling(null, null, List.of(-1.0, 1.0)), -1, 0, 1);
    scales(pixel, new PictureScaling(null, null, List.of(0.0, 255.0)), 0, 127.5f, 255);
    List<Double> mean = List.of(0.5, 0.25, 0.0);
    scales(pixel, new PictureScaling(mean, List.of(0.5, 0.25, 2.0), null), -1, 1, 0.5f);
  }

  private static void scales(Image pixel, PictureScaling scaling, float... expected) {
    HostArray scaled = scaling.apply(pixel);
    assertClose("scaled", expected, scaled.toFloats(), 1e-6);
    assertEquals(4, scaled.shape().length);
  }
}
