package dev.lift3d.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOperatorTest {
  private static OperatorInfo info(int channels) {
    FeatureGrid grid = new FeatureGrid(channels, 8, 0);
    return new OperatorInfo("test", "for tests", "Apache-2.0", grid, List.of());
  }

  private static Function<Image, FeatureMap> encoder(int channels, FeatureGrid grid) {
    return image -> {
      int height = image.height() / 8;
      int width = image.width() / 8;
      return new FeatureMap(
          channels,
          height,
          width,
          new float[channels * height * width],
          grid.cells(image.width(), image.height()));
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 768, 4096})
  void anyNumberOfChannelsGoesThrough(int channels) {
    OperatorInfo info = info(channels);
    try (Operator operator =
        CodeOperator.of(info, encoder(channels, info.grid()), FeaturePrediction::new)) {
      FeatureMap map = operator.encoder().encode(Image.zeros(32, 16, 3));
      assertEquals(channels, map.channels());
      FeatureDecoder decoder = operator.decoder().orElseThrow();
      assertSame(map, ((FeaturePrediction) decoder.decode(map)).map());
      assertEquals("test", operator.encoder().name());
    }
  }

  @Test
  void theInfoIsAPromise() {
    FeatureGrid grid = new FeatureGrid(4, 8, 0);
    Operator wide = CodeOperator.of(info(4), encoder(5, grid));
    refused(wide, Image.zeros(16, 16, 3), "features of 4 channels, found 5");
    Operator moved = CodeOperator.of(info(4), encoder(4, new FeatureGrid(4, 8, 1)));
    refused(moved, Image.zeros(16, 16, 3), "stride 8.0 and offset 0.0, found 8.0 and 1.0");
    Operator right = CodeOperator.of(info(4), encoder(4, grid));
    refused(right, Image.zeros(16, 16, 1), "pictures of 3 channels, found 1");
    assertTrue(right.decoder().isEmpty());
  }

  @Test
  void aDecoderSeesItsOwnKindOfFeaturesOnly() {
    Operator operator =
        CodeOperator.of(info(4), encoder(4, info(4).grid()), FeaturePrediction::new);
    FeatureMap other = encoder(3, info(4).grid()).apply(Image.zeros(8, 8, 3));
    FeatureDecoder decoder = operator.decoder().orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> decoder.decode(other));
  }

  private static void refused(Operator operator, Image image, String reason) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> operator.encoder().encode(image));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
