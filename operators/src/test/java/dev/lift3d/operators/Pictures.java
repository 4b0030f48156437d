package dev.lift3d.operators;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import java.util.SplittableRandom;

/** Pictures for tests. */
final class Pictures {
  private Pictures() {}

  /** A stored picture, 1 x 3 x H x W bytes. */
  static Image of(HostArray bytes) {
    float[] values = bytes.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] /= 255;
    }
    return Image.fromPlanar(values, (int) bytes.shape()[3], (int) bytes.shape()[2], 3);
  }

  /** Random colours. */
  static Image noise(int width, int height, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Image image = Image.zeros(width, height, 3);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = (float) random.nextDouble();
    }
    return image;
  }
}
