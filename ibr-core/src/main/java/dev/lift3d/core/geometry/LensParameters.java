package dev.lift3d.core.geometry;

import dev.lift3d.core.InputException;
import java.util.Arrays;

/**
 * The numbers of a lens model, compared by value so that views with the same lens share work.
 *
 * @param values finite numbers, in the model's own order
 */
record LensParameters(double[] values) {
  LensParameters {
    values = values.clone();
    for (double v : values) {
      if (!Double.isFinite(v)) {
        throw new InputException("a lens parameter is not finite: " + Arrays.toString(values));
      }
    }
  }

  static LensParameters of(double[] values, int expected, String model) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          model + " has " + expected + " parameters, found " + values.length);
    }
    return new LensParameters(values);
  }

  double at(int i) {
    return values[i];
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LensParameters p && Arrays.equals(values, p.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
