package dev.lift3d.correction.training;

import dev.lift3d.core.image.Image;
import java.util.SplittableRandom;

/**
 * A change of colours that all views of a batch share: channels in another order, another gain.
 *
 * @param order which channel goes where
 * @param gain factor for each channel, in (0, 1]
 */
record ColourChange(int[] order, float[] gain) {
  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  static ColourChange draw(SplittableRandom random) {
    int[] order = random.nextDouble() < 0.5 ? ORDERS[0] : ORDERS[random.nextInt(ORDERS.length)];
    float[] gain = new float[3];
    float brightness = (float) (0.7 + 0.3 * random.nextDouble());
    for (int c = 0; c < 3; c++) {
      gain[c] = brightness * (float) (0.85 + 0.15 * random.nextDouble());
    }
    return new ColourChange(order, gain);
  }

  Image apply(Image image) {
    float[] in = image.data();
    float[] out = new float[in.length];
    for (int i = 0; i < in.length; i += 3) {
      for (int c = 0; c < 3; c++) {
        out[i + c] = in[i + order[c]] * gain[c];
      }
    }
    return new Image(image.width(), image.height(), 3, out);
  }
}
