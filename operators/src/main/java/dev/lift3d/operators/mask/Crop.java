package dev.lift3d.operators.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a picture that is looked at on its own.
 *
 * @param box first column and row, and one past the last
 * @param layer 0 for the whole picture; layer i has 2^i x 2^i crops
 */
public record Crop(PixelBox box, int layer) {
  /**
   * Overlapping crops of a picture.
   *
   * @param width pixels a row
   * @param height rows
   * @param layers of crops beside the picture itself
   * @param overlap of the first layer's crops, as a share of the shorter side; halved with each
   *     layer
   * @return the whole picture, then each layer's crops column by column
   */
  public static List<Crop> of(int width, int height, int layers, double overlap) {
    List<Crop> crops = new ArrayList<>();
    crops.add(new Crop(new PixelBox(0, 0, width, height), 0));
    for (int layer = 1; layer <= layers; layer++) {
      int n = 1 << layer;
      int common = (int) (overlap * Math.min(width, height) * (2.0 / n));
      int cropWidth = length(width, n, common);
      int cropHeight = length(height, n, common);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          int left = (cropWidth - common) * i;
          int top = (cropHeight - common) * j;
          int right = Math.min(left + cropWidth, width);
          int bottom = Math.min(top + cropHeight, height);
          crops.add(new Crop(new PixelBox(left, top, right, bottom), layer));
        }
      }
    }
    return crops;
  }

  private static int length(int whole, int crops, int common) {
    return (int) Math.ceil((common * (crops - 1) + whole) / (double) crops);
  }
}
