package dev.lift3d.correction.training;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.ImageEncoder;
import java.util.SplittableRandom;

/**
 * A 2D operator that correctors learn from: what it says of a source view, and what should be said
 * of the target.
 */
public interface TrainingOperator {
  /**
   * What to call it in the log.
   *
   * @return a short name
   */
  String name();

  /**
   * What the operator says of a source view, with all its faults.
   *
   * @param view the view
   * @param random the faults' randomness, where they are made
   * @return its features
   */
  FeatureMap seen(TrainingView view, SplittableRandom random);

  /**
   * What should be lifted to a view, as far as it is known.
   *
   * @param view the view
   * @return features on the same kind of grid
   */
  FeatureMap truth(TrainingView view);

  /**
   * A real encoder: what it says of the target's own photograph is wanted (Lift3D, equation 4).
   *
   * @param encoder a 2D model's encoder
   * @return the operator
   */
  static TrainingOperator of(ImageEncoder encoder) {
    return new TrainingOperator() {
      @Override
      public String name() {
        return encoder.name();
      }

      @Override
      public FeatureMap seen(TrainingView view, SplittableRandom random) {
        return encoder.encode(view.photograph());
      }

      @Override
      public FeatureMap truth(TrainingView view) {
        return encoder.encode(view.photograph());
      }
    };
  }
}
