package dev.lift3d.operators.network;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import java.util.List;

/**
 * What is done to RGB in [0, 1] before a network sees it: (x - mean) / std for each channel, or [0,
 * 1] stretched to a range; nothing if all are absent.
 *
 * @param mean three numbers, or absent
 * @param std three positive numbers, with mean
 * @param range two numbers, what 0 and 1 become, in place of mean and std
 */
public record PictureScaling(List<Double> mean, List<Double> std, List<Double> range) {
  /** RGB as it is. */
  public static final PictureScaling NONE = new PictureScaling(null, null, null);

  /** Checks the numbers. */
  public PictureScaling {
    mean = mean == null ? List.of() : List.copyOf(mean);
    std = std == null ? List.of() : List.copyOf(std);
    range = range == null ? List.of() : List.copyOf(range);
    boolean standard = mean.size() == 3 && std.size() == 3;
    if (!standard && !(mean.isEmpty() && std.isEmpty())) {
      throw new IllegalArgumentException(
          "mean and std are three numbers each, found " + mean + " and " + std);
    }
    if (!range.isEmpty() && (standard || range.size() != 2)) {
      throw new IllegalArgumentException(
          "range is two numbers without mean and std, found " + range);
    }
    if (std.stream().anyMatch(s -> !(s > 0))) {
      throw new IllegalArgumentException("std must be positive, found " + std);
    }
  }

  /**
   * A picture as a network takes it.
   *
   * @param image H x W x 3, RGB in [0, 1]
   * @return 1 x 3 x H x W floats
   */
  public HostArray apply(Image image) {
    float[] planar = image.planar();
    int area = image.width() * image.height();
    for (int c = 0; c < 3; c++) {
      double zero = range.isEmpty() ? 0 : range.get(0);
      double gain = range.isEmpty() ? 1 : range.get(1) - range.get(0);
      if (!mean.isEmpty()) {
        zero = -mean.get(c) / std.get(c);
        gain = 1 / std.get(c);
      }
      if (zero != 0 || gain != 1) {
        for (int i = c * area; i < (c + 1) * area; i++) {
          planar[i] = (float) (planar[i] * gain + zero);
        }
      }
    }
    return HostArray.ofFloats(planar, 1, 3, image.height(), image.width());
  }
}
