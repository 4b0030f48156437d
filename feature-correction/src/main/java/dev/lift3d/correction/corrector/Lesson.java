package dev.lift3d.correction.corrector;

import dev.lift3d.core.tensor.ParameterSet;

/**
 * Some rays, and what they should show: rendered like any corrector, it keeps what a corrector can
 * learn from them. Rays may come in chunks from several threads; {@link #differentiate} is called
 * when all have come.
 */
public interface Lesson extends Corrector {
  /**
   * Collects the gradient of the mean squared error.
   *
   * @param replica a replica of the learner's parameters, in which gradients add up
   * @return errors before the step
   */
  Errors differentiate(ParameterSet replica);

  /**
   * Mean squared errors over rays and channels, in squared deviations of the operator.
   *
   * @param shared without correction: equation 2
   * @param corrected with it
   */
  record Errors(double shared, double corrected) {}
}
