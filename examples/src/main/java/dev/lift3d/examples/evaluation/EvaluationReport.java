package dev.lift3d.examples.evaluation;

import java.util.List;

/**
 * How close the held-out views of a scene are to their photographs.
 *
 * @param scene the scene's name
 * @param views each view, in the order in which they were rendered
 * @param mean the means over the views
 */
public record EvaluationReport(String scene, List<ViewScores> views, Scores mean) {
  /**
   * Adds the means.
   *
   * @param scene the scene's name
   * @param views at least one
   * @return the report
   */
  public static EvaluationReport of(String scene, List<ViewScores> views) {
    return new EvaluationReport(
        scene, List.copyOf(views), Scores.mean(views.stream().map(ViewScores::scores).toList()));
  }
}
