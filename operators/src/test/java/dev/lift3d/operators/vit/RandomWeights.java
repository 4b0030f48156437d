package dev.lift3d.operators.vit;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Random tensors under the names of a layout, and random pictures. */
public final class RandomWeights {
  private final SplittableRandom random;
  private final Map<String, HostArray> tensors = new LinkedHashMap<>();

  /**
   * Starts without tensors.
   *
   * @param seed the randomness
   */
  public RandomWeights(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Adds a tensor.
   *
   * @param name its name
   * @param shape its sizes
   * @return this
   */
  public RandomWeights add(String name, long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    tensors.put(name, HostArray.ofFloats(values, shape));
    return this;
  }

  /**
   * Adds a weight and its bias.
   *
   * @param name what both names start with
   * @param shape the weight's sizes; the first is the bias's
   * @return this
   */
  public RandomWeights layer(String name, long... shape) {
    return add(name + ".weight", shape).add(name + ".bias", shape[0]);
  }

  /**
   * All tensors.
   *
   * @return name to array, modifiable
   */
  public Map<String, HostArray> tensors() {
    return tensors;
  }

  /**
   * A picture of random colours.
   *
   * @param width pixels a row
   * @param height rows
   * @return the picture
   */
  public static Image picture(int width, int height) {
    SplittableRandom random = new SplittableRandom(3);
    Image image = Image.zeros(width, height, 3);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = (float) random.nextDouble();
    }
    return image;
  }
}
