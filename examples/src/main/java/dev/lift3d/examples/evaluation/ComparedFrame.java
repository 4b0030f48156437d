package dev.lift3d.examples.evaluation;

import dev.lift3d.core.image.Image;
import dev.lift3d.examples.lifting.LiftedFrame;
import dev.lift3d.operators.Prediction;
import java.util.Optional;

/**
 * A rendered view beside what it should have been.
 *
 * @param frame the rendered view
 * @param truth the photograph, at the same size
 * @param predictionOnTruth what the operator makes of the photograph, if it has a decoder
 * @param scores how close they are
 */
public record ComparedFrame(
    LiftedFrame frame, Image truth, Optional<Prediction> predictionOnTruth, Scores scores) {
  /**
   * The numbers under the photograph's name.
   *
   * @return name and scores
   */
  public ViewScores named() {
    return new ViewScores(frame.target().view().orElseThrow().name(), scores);
  }
}
