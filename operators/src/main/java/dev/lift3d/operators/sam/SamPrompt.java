package dev.lift3d.operators.sam;

import dev.lift3d.core.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for: points in and out of one region, the box around it, a rough mask of it, or any
 * of these together. Immutable; every call gives a fuller prompt.
 *
 * <p>Coordinates are pixels of the picture, with the corner of the first pixel at 0; the centre of
 * pixel (col, row) is (col + 0.5, row + 0.5).
 *
 * @param points points in and out, in order
 * @param box the box around the region; empty if it is not known
 * @param mask logits of the region over the decoder's square, as {@link SamMask#lowResolution}
 *     gives them; empty if there are none
 */
public record SamPrompt(List<Point> points, Optional<Box> box, Optional<Image> mask) {
  /** Checks that something is asked for. */
  public SamPrompt {
    points = List.copyOf(points);
    if (points.isEmpty() && box.isEmpty() && mask.isEmpty()) {
      throw new IllegalArgumentException("a prompt needs a point, a box or a mask");
    }
  }

  /**
   * A point.
   *
   * @param x in pixels
   * @param y in pixels
   * @param inside whether the region holds it
   */
  public record Point(double x, double y, boolean inside) {
    /** Checks that both are numbers. */
    public Point {
      requireFinite(x, y);
    }
  }

  /**
   * A box.
   *
   * @param left smallest x, in pixels
   * @param top smallest y
   * @param right largest x
   * @param bottom largest y
   */
  public record Box(double left, double top, double right, double bottom) {
    /** Checks that it is not turned around. */
    public Box {
      requireFinite(left, top, right, bottom);
      if (left > right || top > bottom) {
        throw new IllegalArgumentException(
            "a box is left, top, right, bottom, found " + List.of(left, top, right, bottom));
      }
    }
  }

  /**
   * The region at a point.
   *
   * @param x in pixels
   * @param y in pixels
   * @return the prompt
   */
  public static SamPrompt at(double x, double y) {
    return new SamPrompt(List.of(new Point(x, y, true)), Optional.empty(), Optional.empty());
  }

  /**
   * The region in a box.
   *
   * @param left smallest x, in pixels
   * @param top smallest y
   * @param right largest x
   * @param bottom largest y
   * @return the prompt
   */
  public static SamPrompt within(double left, double top, double right, double bottom) {
    return new SamPrompt(
        List.of(), Optional.of(new Box(left, top, right, bottom)), Optional.empty());
  }

  /**
   * The region that a mask shows roughly.
   *
   * @param lowResolution a mask of the decoder, {@link SamMask#lowResolution}
   * @return the prompt
   */
  public static SamPrompt like(Image lowResolution) {
    return new SamPrompt(List.of(), Optional.empty(), Optional.of(lowResolution));
  }

  /**
   * The same, and a point of the region.
   *
   * @param x in pixels
   * @param y in pixels
   * @return the fuller prompt
   */
  public SamPrompt andAt(double x, double y) {
    return with(new Point(x, y, true));
  }

  /**
   * The same, and a point that is not of the region.
   *
   * @param x in pixels
   * @param y in pixels
   * @return the fuller prompt
   */
  public SamPrompt notAt(double x, double y) {
    return with(new Point(x, y, false));
  }

  private SamPrompt with(Point point) {
    List<Point> more = new ArrayList<>(points);
    more.add(point);
    return new SamPrompt(more, box, mask);
  }

  /**
   * The same, with the box around the region in place of any before.
   *
   * @param left smallest x, in pixels
   * @param top smallest y
   * @param right largest x
   * @param bottom largest y
   * @return the fuller prompt
   */
  public SamPrompt andWithin(double left, double top, double right, double bottom) {
    return new SamPrompt(points, Optional.of(new Box(left, top, right, bottom)), mask);
  }

  /**
   * The same, with a rough mask in place of any before.
   *
   * @param lowResolution a mask of the decoder, {@link SamMask#lowResolution}
   * @return the fuller prompt
   */
  public SamPrompt andLike(Image lowResolution) {
    return new SamPrompt(points, box, Optional.of(lowResolution));
  }

  private static void requireFinite(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a coordinate must be a number, found " + value);
      }
    }
  }
}
