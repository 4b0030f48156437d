package dev.lift3d.correction.training;

import dev.lift3d.core.image.ImageEncoder;
import java.util.List;
import java.util.SplittableRandom;

/** Operators to train correctors with: others at each step. */
public interface TrainingOperators {
  /**
   * Draws the operators of a step. Rendering rays costs more than lifting another operator along
   * them, so that there may be several.
   *
   * @param batch what the step looks at
   * @param random the randomness
   * @return at least one; all give maps of the same grid
   */
  List<TrainingOperator> draw(FeatureBatch batch, SplittableRandom random);

  /**
   * Operators made up at each step, of any channel count, whose truth is known.
   *
   * @return the family
   */
  static TrainingOperators synthetic() {
    return SyntheticOperator::drawSome;
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
            ? SyntheticOperator.drawSome(batch, random)
            : List.of(real.get(random.nextInt(real.size())));
  }
}
