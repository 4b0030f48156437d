package dev.lift3d.operators;

/**
 * Makes an operator known by a name. Implementations are found by {@link java.util.ServiceLoader}:
 * list the class in {@code META-INF/services/dev.lift3d.operators.OperatorProvider}.
 */
public interface OperatorProvider {
  /**
   * What people type to get it.
   *
   * @return a short name, lower case
   */
  String name();

  /**
   * What it does.
   *
   * @return one line
   */
  String description();

  /**
   * Opens the operator.
   *
   * @return the operator, to be closed by the caller
   */
  Operator open();
}
