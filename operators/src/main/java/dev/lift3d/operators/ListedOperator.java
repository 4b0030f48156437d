package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a list of operators.
 *
 * @param name what opens it
 * @param family what sort of model it is
 * @param licence of the weights; "" if it is not known
 * @param grid channels and stride of its features; empty if that is known only when it is opened
 * @param source where its weights come from, or why it cannot be used
 */
public record ListedOperator(
    String name, String family, String licence, Optional<FeatureGrid> grid, String source) {
  /** Checks that nothing is null. */
  public ListedOperator {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(source, "source");
  }

  /** What a provider makes; one that cannot be opened is listed with the reason. */
  static ListedOperator of(OperatorProvider provider) {
    try (Operator operator = provider.open()) {
      OperatorInfo info = operator.info();
      return new ListedOperator(
          provider.name(), "built-in", info.licence(), Optional.of(info.grid()), "needs no files");
    } catch (InputException e) {
      return broken(provider.name(), e.getMessage());
    }
  }

  /**
   * An operator that cannot be used.
   *
   * @param name what would open it
   * @param reason why not
   * @return the entry
   */
  public static ListedOperator broken(String name, String reason) {
    return new ListedOperator(name, "unusable", "", Optional.empty(), reason);
  }
}
