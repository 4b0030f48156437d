package dev.lift3d.correction.corrector;

import dev.lift3d.core.tensor.ParameterSet;

/**
 * Some rays, and what they should show: rendered like any corrector, it keeps what a corrector can
 * learn from them and writes nothing. Rays may come in chunks from several threads; {@link
 * #differentiate} is called when all have come.
 */
public interface Lesson extends Corrector {
  /**
   * How far off shared weights are without correction (equation 2).
   *
   * @return mean squared error over rays and channels, in squared deviations of the operator; 0 if
   *     no view sees any ray
   */
  double sharedError();

  /**
   * Collects the gradient of the mean squared error.
   *
   * @param replica a replica of the learner's parameters, in which gradients add up
   * @param weight factor on the gradient
   * @return the mean squared error with correction, before the step, without that factor
   */
  double differentiate(ParameterSet replica, double weight);
}
