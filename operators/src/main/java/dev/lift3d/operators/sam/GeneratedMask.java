package dev.lift3d.operators.sam;

import dev.lift3d.operators.mask.PixelBox;
import dev.lift3d.operators.mask.RunLengths;

/**
 * A region that the automatic mask generator found.
 *
 * @param runs the pixels
 * @param box first and last column and row
 * @param score how good it is
 * @param origin what it was found by
 */
public record GeneratedMask(RunLengths runs, PixelBox box, Score score, Origin origin) {
  /**
   * How good a mask is.
   *
   * @param quality the IoU that the decoder predicts, in about [0, 1]
   * @param stability how little it depends on the threshold, in [0, 1]
   */
  public record Score(double quality, double stability) {}

  /**
   * What a mask was found by.
   *
   * @param x the prompting point, in pixels of the picture
   * @param y the prompting point
   * @param crop the part of the picture that was looked at; right and bottom are one past the last
   *     pixel
   */
  public record Origin(double x, double y, PixelBox crop) {}

  /**
   * How large it is.
   *
   * @return pixels
   */
  public int area() {
    return runs.area();
  }

  /** The same region, tidied. */
  GeneratedMask with(RunLengths pixels, PixelBox place) {
    return new GeneratedMask(pixels, place, score, origin);
  }
}
