package dev.lift3d.core.tensor;

import java.util.Arrays;
import java.util.Objects;

/** A parameter before it exists: its name, its shape and how it starts. */
public final class ParameterSpec {
  private final String name;
  private final Initial initial;
  private final long[] shape;

  /**
   * Creates the description.
   *
   * @param name state-dict key, "base_fc.0.weight"
   * @param initial how it starts
   * @param shape sizes; none for a scalar
   */
  public ParameterSpec(String name, Initial initial, long... shape) {
    this.name = Objects.requireNonNull(name);
    this.initial = Objects.requireNonNull(initial);
    this.shape = shape.clone();
  }

  /**
   * The state-dict key.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * How the parameter starts.
   *
   * @return the initial distribution
   */
  public Initial initial() {
    return initial;
  }

  /**
   * The sizes.
   *
   * @return a fresh array
   */
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ParameterSpec s
        && name.equals(s.name)
        && initial.equals(s.initial)
        && Arrays.equals(shape, s.shape);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, initial, Arrays.hashCode(shape));
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
