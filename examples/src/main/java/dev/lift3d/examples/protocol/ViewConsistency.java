package dev.lift3d.examples.protocol;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.lifting.LiftJob;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.Target;
import dev.lift3d.examples.protocol.warp.Correspondences;
import dev.lift3d.examples.protocol.warp.DepthWarp;
import dev.lift3d.examples.protocol.warp.FlowWarp;
import dev.lift3d.examples.protocol.warp.Warp;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Prediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Whether two cameras say the same of a point (the measure of Lift3D's table 2): predictions are
 * warped from one to the other by true depth where the scene has it, else by rendered depth, and
 * compared where both see the point; short range is from neighbour to neighbour on the path, long
 * range several steps. The 2D model, run on each photograph by itself, is compared at the same
 * points. Where true classes are known both are also held against them. Rendered colours are
 * compared, too, where there is no prediction to compare or their depth is needed.
 *
 * @param run how views are rendered
 * @param operator the 2D model; empty for colours alone
 * @param settings which cameras are compared, and how
 * @param flow folder of optical flows to warp by instead of depth
 */
public record ViewConsistency(
    RunSettings run, Optional<String> operator, ConsistencySettings settings, Optional<Path> flow)
    implements Protocol {
  /** What it is called. */
  public static final String NAME = "consistency";

  /** Pairs that see less of each other than this part of a picture are not compared. */
  private static final double LEAST_SHARE = 0.05;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SceneMeasures measure(HeldOutScene scene) {
    int targets = scene.plan().targets().size();
    if (targets <= settings.shortRange()) {
      throw new InputException(
          "--protocol consistency compares views with each other, and scene "
              + scene.scene().name()
              + " holds out only "
              + targets
              + "; take a smaller --hold-out, or name --views");
    }
    Warp warp = flow.<Warp>map(FlowWarp::open).orElseGet(() -> new DepthWarp(settings.tolerance()));
    List<SeenView> seen = new ArrayList<>();
    TrueClasses truth = new TrueClasses(scene.capture());
    Optional<String> named =
        operator.or(() -> scene.capture().map(capture -> HeldOutScene.SEGMENTER));
    try (LiftSession session = run.start(scene, named.map(scene::operator))) {
      look(
          scene,
          session,
          (target, view) -> {
            truth.add(target, view);
            seen.add(view);
          });
    }
    Pairs pairs = new Pairs(warp, seen, scene);
    List<Measures> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    pairs.measure("short range", settings.shortRange(), rows, notes);
    int far = Math.min(settings.longRange(), targets - 1);
    if (far > settings.shortRange()) {
      pairs.measure("long range", far, rows, notes);
    }
    truth.row().ifPresent(rows::add);
    return new SceneMeasures(scene.scene().name(), pairs.views, rows, notes);
  }

  /**
   * Looks at each target. Colours take most of the time, so they are rendered only where they are
   * all there is to compare, or where their depth is needed.
   */
  private void look(HeldOutScene scene, LiftSession session, BiConsumer<Target, SeenView> sink) {
    Optional<Operator> model = session.operator();
    LiftJob job = new LiftJob(session, scene.plan(), run.quiet());
    job.encode();
    List<Target> targets = scene.plan().targets();
    boolean depthIsKnown =
        targets.stream().allMatch(t -> t.view().orElseThrow().depth().isPresent());
    if (model.flatMap(Operator::decoder).isPresent() && (depthIsKnown || flow.isPresent())) {
      try (Progress progress = Progress.start("predicting", targets.size(), run.quiet())) {
        for (Target target : targets) {
          TargetSources sources = session.sources(target.camera());
          FeatureMap features = session.model().renderFeatures(sources).map();
          Optional<Prediction> lifted =
              model.flatMap(Operator::decoder).map(d -> d.decode(features));
          sink.accept(target, SeenView.of(target, Optional.empty(), lifted, model));
          progress.step();
        }
      }
    } else {
      job.render(
          frame ->
              sink.accept(
                  frame.target(),
                  SeenView.of(
                      frame.target(), Optional.of(frame.view()), frame.prediction(), model)));
    }
  }

  /** The comparison of all pairs at a distance. */
  private final class Pairs {
    private final Warp warp;
    private final List<SeenView> seen;
    private final Optional<PairPictures> pictures;
    private final List<Measures> views = new ArrayList<>();

    Pairs(Warp warp, List<SeenView> seen, HeldOutScene scene) {
      this.warp = warp;
      this.seen = seen;
      this.pictures = run.folder(scene).map(PairPictures::new);
    }

    void measure(String name, int steps, List<Measures> rows, List<String> notes) {
      List<Measures> found = new ArrayList<>();
      for (int i = 0; i + steps < seen.size(); i++) {
        SeenView first = seen.get(i);
        SeenView second = seen.get(i + steps);
        compare(second, first).or(() -> compare(first, second)).ifPresent(found::add);
      }
      views.addAll(found);
      if (found.isEmpty()) {
        notes.add(name + ": no two views " + steps + " apart were found to see the same points");
      } else {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        values.putAll(Measures.mean(name, found).values());
        values.put(Measure.PAIRS, (double) found.size());
        rows.add(new Measures(name + " (" + steps + " apart)", values));
      }
    }

    private Optional<Measures> compare(SeenView at, SeenView other) {
      Optional<Correspondences> points =
          warp.between(at.place(), other.place()).filter(p -> p.share() >= LEAST_SHARE);
      points.ifPresent(p -> pictures.ifPresent(folder -> folder.write(at, other, p)));
      String name = at.place().name() + " with " + other.place().name();
      return points.map(p -> new Measures(name, at.compared(other, p)));
    }
  }
}
