package dev.lift3d.examples.lifting;

import dev.lift3d.examples.console.PeakMemory;
import dev.lift3d.examples.lifting.StageTimes.Stage;
import dev.lift3d.operators.Operator;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did, as written to {@code report.json}.
 *
 * @param scene the scene's name
 * @param operator the 2D model's name
 * @param weights where the weights come from
 * @param frames how many cameras were rendered
 * @param sourceViews how many views they were rendered from
 * @param seconds what each stage took
 * @param raysPerSecond rays of colour a second of rendering
 * @param peakMemory the most memory the process had
 */
public record LiftReport(
    String scene,
    Optional<String> operator,
    String weights,
    int frames,
    int sourceViews,
    Map<String, Double> seconds,
    double raysPerSecond,
    PeakMemory peakMemory) {
  /**
   * Sums up a job that is done.
   *
   * @param session what was lifted
   * @param plan the cameras rendered
   * @param job the job
   * @return the report
   */
  public static LiftReport of(LiftSession session, TargetPlan plan, LiftJob job) {
    return new LiftReport(
        session.scene().name(),
        session.operator().map(Operator::info).map(i -> i.name()),
        session.choice().weightsName(),
        plan.targets().size(),
        job.sourceViews().size(),
        job.times().report(),
        Math.round(job.raysRendered() / job.times().seconds(Stage.RENDER)),
        PeakMemory.now());
  }
}
