package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.lifting.StageTimes.Stage;
import dev.lift3d.operators.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lifts along a plan: encodes the views that are needed, then renders target by target. */
public final class LiftJob implements FrameSource {
  private final LiftSession session;
  private final TargetPlan plan;
  private final boolean quiet;
  private final StageTimes times = new StageTimes();
  private long raysRendered;

  /**
   * A job that has not begun.
   *
   * @param session what is lifted
   * @param plan the cameras to render
   * @param quiet true for no progress on standard error
   */
  public LiftJob(LiftSession session, TargetPlan plan, boolean quiet) {
    this.session = session;
    this.plan = plan;
    this.quiet = quiet;
  }

  /**
   * What each stage has taken so far.
   *
   * @return live times; whoever uses the frames may add to them
   */
  public StageTimes times() {
    return times;
  }

  /**
   * Rays of colour rendered so far.
   *
   * @return a count
   */
  public long raysRendered() {
    return raysRendered;
  }

  /**
   * The views that the targets are rendered from.
   *
   * @return indices of views, rising
   */
  public List<Integer> sourceViews() {
    return plan.targets().stream()
        .flatMap(t -> session.sourceViews(t.camera()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void encode() {
    List<Integer> views = sourceViews();
    try (Progress progress = Progress.start("encoding", views.size(), quiet)) {
      for (int first = 0; first < views.size(); first += session.workers()) {
        List<Integer> some =
            views.subList(first, Math.min(views.size(), first + session.workers()));
        times.run(Stage.ENCODE, () -> session.prepared().encode(some));
        progress.stepBy(some.size());
      }
    }
  }

  @Override
  public void render(Consumer<LiftedFrame> sink) {
    try (Progress progress = Progress.start("rendering", rays(), quiet)) {
      for (int t = 0; t < plan.targets().size(); t++) {
        progress.note("view " + (t + 1) + " of " + plan.targets().size());
        sink.accept(lift(plan.targets().get(t), progress));
      }
    }
  }

  private LiftedFrame lift(Target target, Progress progress) {
    TargetSources sources =
        times.time(Stage.ENCODE, () -> session.sources(target.camera())); // encoded before
    double before = times.seconds(Stage.RENDER);
    LiftedView view =
        times.time(Stage.RENDER, () -> session.model().render(sources, progress::stepBy));
    double seconds = times.seconds(Stage.RENDER) - before;
    raysRendered += pixels(target);
    Optional<LiftedFeatures> features =
        session
            .operator()
            .map(
                o ->
                    times.time(
                        Stage.FEATURES,
                        () -> session.model().renderFeatures(sources, progress::stepBy)));
    Optional<Prediction> prediction =
        session
            .operator()
            .flatMap(o -> o.decoder())
            .map(d -> times.time(Stage.DECODE, () -> d.decode(features.orElseThrow().map())));
    return new LiftedFrame(target, view, seconds, features, prediction);
  }

  /** Rays of all targets: one a pixel, and one a cell of the operator's grid. */
  private long rays() {
    long rays = 0;
    for (Target target : plan.targets()) {
      rays += pixels(target);
      List<Integer> first = session.sourceViews(target.camera()).subList(0, 1);
      for (FeatureMap map : session.prepared().features(first)) {
        rays += (long) map.width() * map.height();
      }
    }
    return rays;
  }

  private static long pixels(Target target) {
    Intrinsics k = target.camera().intrinsics();
    return (long) k.width() * k.height();
  }
}
