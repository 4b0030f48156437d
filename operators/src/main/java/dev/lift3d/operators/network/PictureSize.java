package dev.lift3d.operators.network;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;

/**
 * The picture sizes a network takes: multiples of a number (plus a remainder), or one size only.
 *
 * <p>Pictures are resized to the nearest such size, each side by itself; they are not padded,
 * because the cells of a padded border would see what is not in the photograph, and resizing keeps
 * the place of every cell exact.
 *
 * @param multiple sides are a multiple of this plus the remainder; 0 in JSON or absent means 1
 * @param remainder in [0, multiple); for networks that want 8 k + 1 pixels, 1 with multiple 8
 * @param smallest shortest side it takes; 0 or absent if any will do
 * @param width the only width it takes; 0 or absent if it takes several
 * @param height the only height it takes; 0 or absent if it takes several
 */
public record PictureSize(int multiple, int remainder, int smallest, int width, int height) {
  /** Any size. */
  public static final PictureSize ANY = new PictureSize(1, 0, 0, 0, 0);

  /** Checks the ranges. */
  public PictureSize {
    multiple = multiple == 0 ? 1 : multiple;
    if (multiple < 1 || remainder < 0 || remainder >= multiple || smallest < 0) {
      throw new IllegalArgumentException(
          "a size needs a positive multiple, a remainder below it and a smallest that is not"
              + " negative, found "
              + multiple
              + ", "
              + remainder
              + ", "
              + smallest);
    }
    if (width < 0 || height < 0 || width > 0 != height > 0) {
      throw new IllegalArgumentException(
          "a fixed size needs both width and height, found " + width + " x " + height);
    }
    if (width > 0 && (multiple > 1 || remainder > 0 || smallest > 0)) {
      throw new IllegalArgumentException(
          "a size is fixed or has a rule, found both " + width + " x " + height + " and a rule");
    }
  }

  /**
   * Sides that are multiples of a number.
   *
   * @param multiple at least 1
   * @return the rule
   */
  public static PictureSize multipleOf(int multiple) {
    return new PictureSize(multiple, 0, 0, 0, 0);
  }

  /**
   * One size only.
   *
   * @param width in pixels
   * @param height in pixels
   * @return the rule
   */
  public static PictureSize fixed(int width, int height) {
    return new PictureSize(1, 0, 0, width, height);
  }

  /**
   * A picture at the nearest size that the network takes: area average where it shrinks, bilinear
   * where it grows, half-pixel convention.
   *
   * @param image any size
   * @return the picture; the same one if its size is right
   */
  public Image fit(Image image) {
    return Resize.area(image, fitWidth(image.width()), fitHeight(image.height()));
  }

  /**
   * The nearest width that the network takes.
   *
   * @param pixels a width
   * @return width in pixels
   */
  public int fitWidth(int pixels) {
    return width > 0 ? width : nearest(pixels);
  }

  /**
   * The nearest height that the network takes.
   *
   * @param pixels a height
   * @return height in pixels
   */
  public int fitHeight(int pixels) {
    return height > 0 ? height : nearest(pixels);
  }

  private int nearest(int pixels) {
    int least = Math.max(1, smallest);
    // The first size of the rule that is not below the least.
    int first = least + Math.floorMod(remainder - least, multiple);
    long steps = Math.round((double) (pixels - first) / multiple);
    return Math.toIntExact(first + Math.max(0, steps) * multiple);
  }
}
