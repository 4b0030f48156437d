package dev.lift3d.operators.registry;

import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorSource;
import java.util.Optional;

/** The operators in the user's own registry, for {@link dev.lift3d.operators.Operators#open}. */
public final class UserOperators implements OperatorSource {
  /** Creates the source. */
  public UserOperators() {}

  @Override
  public Optional<Operator> open(String name) {
    return OperatorRegistry.ofUser().open(name);
  }
}
