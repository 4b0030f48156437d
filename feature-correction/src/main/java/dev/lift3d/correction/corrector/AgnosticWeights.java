package dev.lift3d.correction.corrector;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Parameters of the channel-agnostic corrector: a network from a view's statistics to the logarithm
 * of a factor on its weight, {@value ViewStatistics#COUNT} to {@value #HIDDEN} (ReLU) to 1. There
 * is no last bias: the same factor on all views changes nothing.
 *
 * @param hidden HIDDEN x statistics, weights of the first layer
 * @param bias HIDDEN, its biases
 * @param output HIDDEN, weights of the second layer
 */
public record AgnosticWeights(float[] hidden, float[] bias, float[] output) {
  /** Width of the hidden layer. */
  static final int HIDDEN = 12;

  static final ParameterSpec HIDDEN_WEIGHT =
      new ParameterSpec("hidden.weight", Initial.KAIMING, HIDDEN, ViewStatistics.COUNT);
  static final ParameterSpec HIDDEN_BIAS = new ParameterSpec("hidden.bias", Initial.ZERO, HIDDEN);
  static final ParameterSpec OUTPUT = new ParameterSpec("output.weight", Initial.ZERO, HIDDEN, 1);

  /** Checks the sizes. */
  public AgnosticWeights {
    if (hidden.length != HIDDEN * ViewStatistics.COUNT
        || bias.length != HIDDEN
        || output.length != HIDDEN) {
      throw new IllegalArgumentException(
          "expected "
              + HIDDEN
              + " x "
              + ViewStatistics.COUNT
              + " weights, found "
              + hidden.length
              + ", "
              + bias.length
              + ", "
              + output.length);
    }
  }

  /**
   * What a checkpoint holds of it.
   *
   * @return immutable list
   */
  public static List<ParameterSpec> parameters() {
    return List.of(HIDDEN_WEIGHT, HIDDEN_BIAS, OUTPUT);
  }

  /**
   * Fresh parameters; the last layer is zero, so that views keep their weights.
   *
   * @param seed the randomness
   * @return the parameters
   */
  public static AgnosticWeights initial(long seed) {
    float[] hidden =
        HIDDEN_WEIGHT.initial().draw(HIDDEN_WEIGHT.shape(), new SplittableRandom(seed));
    return new AgnosticWeights(hidden, new float[HIDDEN], new float[HIDDEN]);
  }

  /**
   * Takes the parameters from arrays of the names and shapes of {@link #parameters}.
   *
   * @param values name to array
   * @return the parameters
   */
  static AgnosticWeights of(Map<String, HostArray> values) {
    return new AgnosticWeights(
        values.get(HIDDEN_WEIGHT.name()).toFloats(),
        values.get(HIDDEN_BIAS.name()).toFloats(),
        values.get(OUTPUT.name()).toFloats());
  }

  /**
   * As a checkpoint holds it.
   *
   * @return name to array
   */
  public Map<String, HostArray> toHost() {
    return Map.of(
        HIDDEN_WEIGHT.name(), HostArray.ofFloats(hidden, HIDDEN_WEIGHT.shape()),
        HIDDEN_BIAS.name(), HostArray.ofFloats(bias, HIDDEN_BIAS.shape()),
        OUTPUT.name(), HostArray.ofFloats(output, OUTPUT.shape()));
  }

  /** The logarithm of the factor on a view's weight. */
  double logFactor(float[] statistics, int at) {
    double sum = 0;
    for (int h = 0; h < HIDDEN; h++) {
      double x = bias[h];
      for (int i = 0; i < ViewStatistics.COUNT; i++) {
        x += hidden[h * ViewStatistics.COUNT + i] * (double) statistics[at + i];
      }
      sum += output[h] * Math.max(0, x);
    }
    return sum;
  }
}
