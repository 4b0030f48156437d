package dev.lift3d.examples.protocol;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.picture.FeatureColors;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.correction.matrix.Pruning;
import dev.lift3d.correction.matrix.TexelGrid;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.evaluation.FeatureComparison;
import dev.lift3d.examples.evaluation.FeatureErrors;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.Target;
import dev.lift3d.operators.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each part of lifting is worth (Lift3D's table 3): how far features are from the encoder run
 * on the photograph that was held out, for 2D warping, shared weights, a single stage, and two
 * stages with each corrector that the weights hold.
 *
 * @param run how features are rendered; its correction is not looked at
 * @param operators names or folders of 2D models, at least one
 */
public record FeatureAblation(RunSettings run, List<String> operators) implements Protocol {
  /** What it is called. */
  public static final String NAME = "ablation";

  /** Copies the list. */
  public FeatureAblation {
    operators = List.copyOf(operators);
    if (operators.isEmpty()) {
      throw new IllegalArgumentException("an ablation needs an operator");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SceneMeasures measure(HeldOutScene scene) {
    List<Measures> views = new ArrayList<>();
    List<Measures> rows = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    for (String name : operators) {
      try (LiftSession session = run.start(scene, Optional.of(scene.operator(name)))) {
        new OfOperator(scene, session).measure(views, rows, notes);
      }
    }
    return new SceneMeasures(scene.scene().name(), views, rows, List.copyOf(notes));
  }

  /** The work for one operator. */
  private final class OfOperator {
    private final HeldOutScene scene;
    private final LiftSession session;
    private final Operator operator;
    private final Map<AblatedMethod, LiftSession> lifting = new EnumMap<>(AblatedMethod.class);
    private final Map<AblatedMethod, List<FeatureErrors>> found =
        new EnumMap<>(AblatedMethod.class);

    OfOperator(HeldOutScene scene, LiftSession session) {
      this.scene = scene;
      this.session = session;
      this.operator = session.operator().orElseThrow();
    }

    void measure(List<Measures> views, List<Measures> rows, Set<String> notes) {
      String name = operator.info().name();
      Arrays.stream(AblatedMethod.values())
          .filter(m -> !m.isIn(session.model().network().correctors()))
          .forEach(m -> notes.add(m.missing()));
      try (Progress progress = Progress.start(name, scene.plan().targets().size(), run.quiet())) {
        for (Target target : scene.plan().targets()) {
          measure(target)
              .forEach(
                  (method, errors) -> {
                    String row = name + ", " + method.label() + ", " + target.name();
                    views.add(row(row, errors));
                    found.computeIfAbsent(method, m -> new ArrayList<>()).add(errors);
                  });
          progress.step();
        }
      }
      found.forEach(
          (method, all) -> rows.add(row(name + ", " + method.label(), FeatureErrors.mean(all))));
    }

    private Map<AblatedMethod, FeatureErrors> measure(Target target) {
      Image photograph = target.truth().orElseThrow();
      FeatureMap truth = operator.encoder().encode(photograph);
      Map<AblatedMethod, FeatureErrors> errors = new EnumMap<>(AblatedMethod.class);
      List<Montage.Panel> panels = new ArrayList<>();
      panels.add(new Montage.Panel(photograph, "photograph"));
      FeatureColors colors = FeatureColors.fit(List.of(truth), 0);
      panels.add(panel(truth, "encoder on it", photograph, colors));
      for (AblatedMethod method : AblatedMethod.values()) {
        if (method.isIn(session.model().network().correctors())) {
          FeatureMap map = features(method, target.camera());
          errors.put(method, new FeatureComparison(map, Optional.empty()).errors(truth));
          panels.add(panel(map, method.label(), photograph, colors));
        }
      }
      run.folder(scene)
          .map(f -> f.resolve(target.name() + "_" + plain(operator.info().name()) + ".png"))
          .ifPresent(file -> ImageFiles.write(file, Montage.row(panels)));
      return errors;
    }

    private FeatureMap features(AblatedMethod method, Camera target) {
      TargetSources sources = session.sources(target);
      return method.correction().isEmpty()
          ? warped(sources)
          : lifting(method).model().renderFeatures(sources).map();
    }

    private LiftSession lifting(AblatedMethod method) {
      RenderSettings rays = run.rays().withCorrection(method.correction().orElseThrow());
      return lifting.computeIfAbsent(method, m -> session.withRays(rays));
    }

    private FeatureMap warped(TargetSources sources) {
      FeatureMap nearest = sources.features().get(0);
      TexelGrid grid = TexelGrid.of(nearest);
      float[] depths =
          session
              .model()
              .contributions(sources, grid, Pruning.DEFAULT, rays -> {})
              .totals()
              .depths();
      return new NearestFeatures(sources.views().get(0).camera(), nearest)
          .warped(sources.camera(), new Image(grid.columns(), grid.rows(), 1, depths));
    }
  }

  private static Measures row(String name, FeatureErrors errors) {
    return new Measures(
        name,
        Map.of(
            Measure.FEATURE_MSE, errors.meanSquared(),
            Measure.NORMALISED_MSE, errors.normalised(),
            Measure.COSINE, errors.cosine()));
  }

  private static Montage.Panel panel(
      FeatureMap map, String caption, Image size, FeatureColors colors) {
    return new Montage.Panel(colors.paint(map, size.width(), size.height()), caption);
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9.-]+", "_");
  }
}
