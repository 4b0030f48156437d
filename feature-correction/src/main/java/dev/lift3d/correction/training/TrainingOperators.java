package dev.lift3d.correction.training;

import dev.lift3d.core.image.ImageEncoder;
import java.util.List;
import java.util.SplittableRandom;

/** Operators to train correctors with: another one at each step. */
public interface TrainingOperators {
  /**
   * Draws an operator.
   *
   * @param batch what the step looks at
   * @param random the randomness
   * @return the operator of this step
   */
  TrainingOperator draw(FeatureBatch batch, SplittableRandom random);

  /**
   * Operators made up at each step, of any channel count, whose truth is known.
   *
   * @return the family
   */
  static TrainingOperators synthetic() {
    return SyntheticOperator::draw;
  }

  /**
   * Real encoders, and made-up ones between them.
   *
   * @param encoders 2D models' encoders; may be empty
   * @param syntheticShare share of steps with a made-up operator, in [0, 1]
   * @return the family
   */
  static TrainingOperators mixed(List<ImageEncoder> encoders, double syntheticShare) {
    if (!(syntheticShare >= 0 && syntheticShare <= 1)) {
      throw new IllegalArgumentException("syntheticShare lies in [0, 1], found " + syntheticShare);
    }
    List<TrainingOperator> real = encoders.stream().map(TrainingOperator::of).toList();
    return (batch, random) ->
        real.isEmpty() || random.nextDouble() < syntheticShare
            ? SyntheticOperator.draw(batch, random)
            : real.get(random.nextInt(real.size()));
  }
}
