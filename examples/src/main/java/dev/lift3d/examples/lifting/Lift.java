package dev.lift3d.examples.lifting;

import dev.lift3d.examples.lifting.StageTimes.Stage;
import dev.lift3d.examples.output.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lifts along a plan and leaves everything in a folder: the files of each frame ({@link
 * FrameFiles}), {@code animation.gif}, {@code cameras.json}, {@code report.json}.
 *
 * @param folder where to; files of the same names are replaced one by one
 * @param seed start of every random choice
 * @param quiet true for no progress on standard error
 */
public record Lift(Path folder, long seed, boolean quiet) {
  /**
   * Runs.
   *
   * @param session what is lifted
   * @param plan the cameras to render
   * @return what was done
   */
  public LiftReport run(LiftSession session, TargetPlan plan) {
    return run(session, plan, frame -> {});
  }

  /**
   * Runs and shows each frame to somebody else, too.
   *
   * @param session what is lifted
   * @param plan the cameras to render
   * @param also sees each frame after its files are written
   * @return what was done
   */
  public LiftReport run(LiftSession session, TargetPlan plan, Consumer<LiftedFrame> also) {
    LiftJob job = new LiftJob(session, plan, quiet);
    job.encode();
    writeCameras(session, plan);
    FrameFiles files =
        new FrameFiles(folder, FrameColors.fit(session, plan, job.sourceViews(), seed));
    try (Animation animation = new Animation(folder, plan.framesPerSecond())) {
      job.render(
          frame -> {
            job.times().run(Stage.WRITE, () -> animation.add(files.write(frame)));
            also.accept(frame);
          });
      job.times().run(Stage.WRITE, animation::finish);
    }
    LiftReport report = LiftReport.of(session, plan, job);
    Json.write(folder.resolve("report.json"), report);
    return report;
  }

  private void writeCameras(LiftSession session, TargetPlan plan) {
    List<CameraRecord> cameras =
        plan.targets().stream().map(t -> CameraRecord.of(t, session)).toList();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("scene", session.scene().name());
    content.put("axes", "x right, y down, z forward; pixel (0, 0) has its centre at (0.5, 0.5)");
    content.put("cameras", cameras);
    Json.write(folder.resolve("cameras.json"), content);
  }
}
