package dev.lift3d.correction.corrector;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSet;
import java.util.Map;

/** A corrector that is being trained. Geometry is not: lessons hold no way back to it. */
public interface CorrectorLearner extends AutoCloseable {
  /**
   * What is trained.
   *
   * @return owned by the learner
   */
  ParameterSet parameters();

  /**
   * Prepares a lesson.
   *
   * @param truth R x D, what the rays should show, in the operator's unit
   * @param rays R
   * @return the lesson, to be rendered and then differentiated
   */
  Lesson lesson(float[] truth, int rays);

  /**
   * What has been learnt.
   *
   * @return "corrector.NAME.KEY" to array, as a checkpoint holds it
   */
  Map<String, HostArray> toHost();

  @Override
  void close();
}
