package dev.lift3d.operators.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A mask as lengths of runs, as COCO writes it uncompressed: columns from left to right, each from
 * top to bottom; runs outside and inside take turns, the first is outside and may be 0.
 *
 * @param width pixels a row
 * @param height rows
 * @param counts lengths of the runs, of sum W x H; treat as read-only
 */
public record RunLengths(int width, int height, int[] counts) {
  /** Checks that the runs fill the picture. */
  public RunLengths {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a mask needs positive sizes, found " + width + " x " + height);
    }
    long sum = 0;
    for (int count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a run is not negative, found " + count);
      }
      sum += count;
    }
    if (sum != (long) width * height) {
      throw new IllegalArgumentException(
          "runs fill " + sum + " pixels of a picture of " + width + " x " + height);
    }
  }

  /**
   * Counts the runs of a mask.
   *
   * @param mask the mask
   * @return its runs
   */
  public static RunLengths of(BinaryMask mask) {
    List<Integer> counts = new ArrayList<>();
    boolean inside = false;
    int run = 0;
    for (int col = 0; col < mask.width(); col++) {
      for (int row = 0; row < mask.height(); row++) {
        if (mask.pixels()[row * mask.width() + col] != inside) {
          counts.add(run);
          run = 0;
          inside = !inside;
        }
        run++;
      }
    }
    counts.add(run);
    int[] lengths = counts.stream().mapToInt(Integer::intValue).toArray();
    return new RunLengths(mask.width(), mask.height(), lengths);
  }

  /**
   * The mask again.
   *
   * @return the pixels
   */
  public BinaryMask mask() {
    boolean[] pixels = new boolean[width * height];
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int end = at + counts[i]; at < end; at++) {
        pixels[at % height * width + at / height] = i % 2 == 1;
      }
    }
    return new BinaryMask(width, height, pixels);
  }

  /**
   * How large the mask is.
   *
   * @return pixels inside
   */
  public int area() {
    int area = 0;
    for (int i = 1; i < counts.length; i += 2) {
      area += counts[i];
    }
    return area;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunLengths r
        && width == r.width
        && height == r.height
        && Arrays.equals(counts, r.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(counts);
  }
}
