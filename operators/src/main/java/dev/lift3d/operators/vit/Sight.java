package dev.lift3d.operators.vit;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.network.PictureScaling;
import dev.lift3d.operators.network.PictureSize;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * How a network of patches looks at pictures: they are resized to the nearest size that patches
 * cover exactly, and a cell's centre is its patch's centre, also where patches overlap.
 *
 * @param patch pixels a side of a patch
 * @param stride pixels from patch to patch
 * @param longest pictures whose longer side has more pixels are made smaller; 0 for no limit
 * @param scaling of colours
 */
public record Sight(int patch, int stride, int longest, PictureScaling scaling) {
  /** Checks the ranges. */
  public Sight {
    Objects.requireNonNull(scaling, "scaling");
    if (patch < 1 || stride < 1 || stride > patch || longest < 0) {
      throw new IllegalArgumentException(
          "needs 1 <= stride <= patch and longest >= 0, found %d, %d, %d"
              .formatted(stride, patch, longest));
    }
  }

  /**
   * Where the cells lie.
   *
   * @param channels D
   * @return the grid
   */
  public FeatureGrid grid(int channels) {
    return new FeatureGrid(channels, stride, (patch - stride) / 2.0);
  }

  /**
   * A picture at the nearest size that patches cover.
   *
   * @param image any size
   * @return the picture, at least a patch wide and high
   */
  public Image fit(Image image) {
    PictureSize size = new PictureSize(stride, patch % stride, patch, 0, 0);
    int side = Math.max(image.width(), image.height());
    double scale = longest == 0 || side <= longest ? 1 : (double) longest / side;
    return Resize.area(
        image,
        size.fitWidth((int) Math.round(image.width() * scale)),
        size.fitHeight((int) Math.round(image.height() * scale)));
  }

  /**
   * Encodes a picture.
   *
   * @param image H x W x 3, RGB in [0, 1]
   * @param network from a scaled picture (1, 3, H, W) to (1, h w, D), patches row by row
   * @return the features, with the place of each cell in the resized picture
   * @throws InputException if the network gives NaN or an infinity
   */
  public FeatureMap encode(Image image, UnaryOperator<HostArray> network) {
    Image fitted = fit(image);
    HostArray tokens = network.apply(scaling.apply(fitted));
    int channels = (int) tokens.shape()[2];
    int width = 1 + (fitted.width() - patch) / stride;
    int height = 1 + (fitted.height() - patch) / stride;
    return new FeatureMap(
        channels,
        height,
        width,
        finite(tokens.toFloats()),
        grid(channels).cells(fitted.width(), fitted.height()));
  }

  private static float[] finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InputException(
            "the network gave " + value + " among its features; are its weights whole?");
      }
    }
    return values;
  }
}
