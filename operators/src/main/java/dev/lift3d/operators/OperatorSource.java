package dev.lift3d.operators;

import java.util.Optional;

/**
 * A place where operators are known by names that are not known when the program starts, such as a
 * user's registered weight files. Implementations are found by {@link java.util.ServiceLoader}:
 * list the class in {@code META-INF/services/dev.lift3d.operators.OperatorSource}.
 */
public interface OperatorSource {
  /**
   * Opens an operator.
   *
   * @param name whatever a user typed
   * @return the operator, to be closed by the caller; empty if the name is not known here
   * @throws dev.lift3d.core.InputException if it is known but cannot be used
   */
  Optional<Operator> open(String name);
}
