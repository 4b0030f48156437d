package dev.lift3d.operators.sam;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.image.Resize;

/**
 * How a picture lies in the square that SAM looks at: its longer side fills the square's, the rest
 * of the square, right or below, is empty.
 *
 * <p>Coordinates have the corner of the first pixel at 0, here and in the picture: the picture
 * spans [0, W] x [0, H] before and [0, width] x [0, height] after, so that both axes are mapped
 * exactly, also where rounding scales them a little differently.
 *
 * @param picture the picture's own size
 * @param side pixels along each side of the square: 1024
 */
public record SamFrame(ImageSize picture, int side) {
  private static final float[] MEAN = {123.675f, 116.28f, 103.53f};
  private static final float[] DEVIATION = {58.395f, 57.12f, 57.375f};

  /** Checks that the square is not empty. */
  public SamFrame {
    if (side < 1) {
      throw new IllegalArgumentException("a square has a positive side, found " + side);
    }
  }

  /**
   * Width of the picture in the square.
   *
   * @return pixels, at least 1
   */
  public int width() {
    return scaled(picture.width());
  }

  /**
   * Height of the picture in the square.
   *
   * @return pixels, at least 1
   */
  public int height() {
    return scaled(picture.height());
  }

  private int scaled(int length) {
    // Rounded half up after one product, as the original does it.
    double scale = (double) side / Math.max(picture.width(), picture.height());
    return Math.max(1, (int) (length * scale + 0.5));
  }

  /**
   * From the picture to the square, along x.
   *
   * @param x in pixels of the picture
   * @return in pixels of the square
   */
  public double toSquareX(double x) {
    return x * width() / picture.width();
  }

  /**
   * From the picture to the square, along y.
   *
   * @param y in pixels of the picture
   * @return in pixels of the square
   */
  public double toSquareY(double y) {
    return y * height() / picture.height();
  }

  /**
   * The picture as the networks take it: resized bilinearly with a kernel that widens where it
   * shrinks, normalised, then padded with zeros right and below.
   *
   * @param image the picture, H x W x 3, RGB in [0, 1]
   * @return 3 x side x side floats
   */
  float[] prepare(Image image) {
    Image fitted = Resize.antialiased(image, width(), height());
    float[] square = new float[3 * side * side];
    for (int c = 0; c < 3; c++) {
      for (int row = 0; row < fitted.height(); row++) {
        int start = (c * side + row) * side;
        for (int col = 0; col < fitted.width(); col++) {
          square[start + col] = (fitted.at(col, row, c) * 255 - MEAN[c]) / DEVIATION[c];
        }
      }
    }
    return square;
  }

  /**
   * Logits of the picture on a grid over the whole square, interpolated at the cells' centres;
   * cells outside the picture get the lowest logit there is.
   *
   * @param logits one channel, the picture's size
   * @param cells along each side of the square
   * @return cells x cells logits
   */
  Image toSquare(Image logits, int cells) {
    FeatureMap pixels =
        new FeatureMap(
            1,
            logits.height(),
            logits.width(),
            logits.data(),
            new CellLayout(1, 0, logits.width(), logits.height()));
    float lowest = Float.POSITIVE_INFINITY;
    for (float logit : logits.data()) {
      lowest = Math.min(lowest, logit);
    }
    Image square = Image.zeros(cells, cells, 1);
    float[] found = new float[1];
    for (int row = 0; row < cells; row++) {
      for (int col = 0; col < cells; col++) {
        double x = (col + 0.5) * side / cells * picture.width() / width();
        double y = (row + 0.5) * side / cells * picture.height() / height();
        pixels.sample(x, y, found);
        boolean inside = x < picture.width() && y < picture.height();
        square.set(col, row, 0, inside ? found[0] : lowest);
      }
    }
    return square;
  }

  /**
   * Logits of the whole square as logits of the picture: bilinear to the square's pixels, cut,
   * bilinear to the picture's.
   *
   * @param square logits on any grid over the whole square, one channel
   * @return logits of the picture's pixels
   */
  Image toPicture(Image square) {
    Image fine = Resize.bilinear(square, side, side);
    Image cut = Image.zeros(width(), height(), 1);
    for (int row = 0; row < cut.height(); row++) {
      System.arraycopy(fine.data(), row * side, cut.data(), row * cut.width(), cut.width());
    }
    return Resize.bilinear(cut, picture.width(), picture.height());
  }
}
