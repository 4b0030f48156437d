package dev.lift3d.core.metric;

import dev.lift3d.core.image.Image;
import java.util.Arrays;
import java.util.Random;

/** Random images in [0, 1]. */
final class SampleImages {
  private SampleImages() {}

  static Image random(int width, int height, int channels, long seed) {
    Random random = new Random(seed);
    Image image = Image.zeros(width, height, channels);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = random.nextFloat();
    }
    return image;
  }

  static Image constant(int width, int height, int channels, float value) {
    Image image = Image.zeros(width, height, channels);
    Arrays.fill(image.data(), value);
    return image;
  }
}
