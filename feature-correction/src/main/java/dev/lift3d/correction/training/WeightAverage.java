package dev.lift3d.correction.training;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.correction.LiftingParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A running mean of the weights, which evaluates better than the weights themselves (Polyak and
 * Juditsky 1992). Kept on the host in float64.
 */
final class WeightAverage {
  private final LiftingParameters parameters;
  private final double decay;
  private final Map<String, double[]> mean = new LinkedHashMap<>();
  private long steps;

  WeightAverage(LiftingParameters parameters, double decay) {
    this.parameters = parameters;
    this.decay = decay;
    parameters.toHost().forEach((key, array) -> mean.put(key, array.toDoubles()));
  }

  /** Takes the present weights in; early on, recent weights count more. */
  void update() {
    steps++;
    double keep = Math.min(decay, (1.0 + steps) / (10.0 + steps));
    parameters
        .toHost()
        .forEach(
            (key, array) -> {
              double[] m = mean.get(key);
              float[] now = array.toFloats();
              for (int i = 0; i < m.length; i++) {
                m[i] += (1 - keep) * (now[i] - m[i]);
              }
            });
  }

  /** The mean, with the names and shapes of the parameters, in single precision. */
  Map<String, HostArray> toHost() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    parameters
        .toHost()
        .forEach(
            (key, array) -> {
              double[] m = mean.get(key);
              float[] values = new float[m.length];
              for (int i = 0; i < m.length; i++) {
                values[i] = (float) m[i];
              }
              out.put(key, HostArray.ofFloats(values, array.shape()));
            });
    return out;
  }

  /** The whole state, exact. */
  Map<String, HostArray> state() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    mean.forEach((key, m) -> out.put(key, HostArray.ofDoubles(m, m.length)));
    out.put("steps", HostArray.ofDoubles(new double[] {steps}));
    return out;
  }

  /**
   * Puts a state back.
   *
   * @param state what {@link #state} gave
   * @throws IllegalArgumentException if a part is missing or of the wrong size
   */
  void restore(Map<String, HostArray> state) {
    Map<String, double[]> restored = new LinkedHashMap<>();
    mean.forEach((key, m) -> restored.put(key, part(state, key, m.length)));
    steps = (long) part(state, "steps", 1)[0];
    mean.putAll(restored);
  }

  private static double[] part(Map<String, HostArray> state, String key, int length) {
    HostArray found = state.get(key);
    if (found == null || found.size() != length) {
      throw new IllegalArgumentException(
          "the average's " + key + " is missing or not of " + length + " numbers");
    }
    return found.toDoubles();
  }
}
