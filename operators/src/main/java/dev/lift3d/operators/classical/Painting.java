package dev.lift3d.operators.classical;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.ImagePrediction;

/** Paints features as a picture of the size that was encoded. */
final class Painting {
  private Painting() {}

  /** Three channels as RGB, one as grey, interpolated bilinearly between cells. */
  static ImagePrediction paint(FeatureMap map) {
    Image image = Image.zeros(map.cells().imageWidth(), map.cells().imageHeight(), 3);
    float[] pixel = new float[map.channels()];
    for (int row = 0; row < image.height(); row++) {
      for (int col = 0; col < image.width(); col++) {
        map.sample(col + 0.5, row + 0.5, pixel);
        for (int c = 0; c < 3; c++) {
          float value = pixel[Math.min(c, pixel.length - 1)];
          image.set(col, row, c, Math.max(0, Math.min(1, value)));
        }
      }
    }
    return new ImagePrediction(image);
  }
}
