package dev.lift3d.examples.protocol;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.examples.evaluation.ComparedFrame;
import dev.lift3d.examples.evaluation.Evaluation;
import dev.lift3d.examples.evaluation.EvaluationReport;
import dev.lift3d.examples.lifting.LiftJob;
import dev.lift3d.examples.lifting.LiftSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Quality at 3, 6, 10 and 20 source views, or as many as there are (Lift3D's table 4): it should
 * never fall as views are added, and a note says whether it does.
 *
 * @param run how views are rendered; its number of sources is not looked at
 * @param operator the 2D model whose features are compared, too; empty for colours alone
 */
public record ViewCounts(RunSettings run, Optional<String> operator) implements Protocol {
  /** What it is called. */
  public static final String NAME = "views";

  private static final List<Integer> COUNTS = List.of(3, 6, 10, 20);

  /** What is watched for a fall. */
  private static final List<Measure> WATCHED =
      List.of(Measure.PSNR, Measure.SSIM, Measure.FEATURE_MSE, Measure.SAME_CLASS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SceneMeasures measure(HeldOutScene scene) {
    List<Measures> views = new ArrayList<>();
    List<Measures> rows = new ArrayList<>();
    Map<String, List<Montage.Panel>> pictures = new LinkedHashMap<>();
    try (LiftSession session = run.start(scene, operator.map(scene::operator))) {
      Evaluation evaluation = new Evaluation(session.operator(), false);
      for (int count : counts(scene.candidates())) {
        LiftJob job = new LiftJob(session.withSources(count), scene.plan(), run.quiet());
        String row = count + " sources";
        EvaluationReport report =
            evaluation.run(scene.scene().name(), job, frame -> keep(frame, row, pictures));
        report.views().forEach(v -> views.add(Measures.of(v.name() + ", " + row, v.scores())));
        rows.add(Measures.of(row, report.mean()));
      }
    }
    run.folder(scene)
        .ifPresent(
            folder ->
                pictures.forEach(
                    (name, panels) ->
                        ImageFiles.write(
                            folder.resolve(name + "_views.png"), Montage.row(panels))));
    return new SceneMeasures(scene.scene().name(), views, rows, falls(rows));
  }

  /** The counts that the scene allows; the last may be all the views there are. */
  static List<Integer> counts(int candidates) {
    return COUNTS.stream().map(count -> Math.min(count, candidates)).distinct().toList();
  }

  private void keep(ComparedFrame frame, String row, Map<String, List<Montage.Panel>> pictures) {
    if (run.pictures().isPresent()) {
      Image truth = frame.truth();
      pictures
          .computeIfAbsent(
              frame.frame().target().name(),
              name -> new ArrayList<>(List.of(new Montage.Panel(truth, "photograph"))))
          .add(new Montage.Panel(frame.frame().view().rgb(), row));
    }
  }

  /** A line for each measure: from where to where it gets worse, or that it never does. */
  static List<String> falls(List<Measures> rows) {
    List<String> lines = new ArrayList<>();
    for (Measure measure : WATCHED) {
      if (rows.get(0).value(measure).isPresent()) {
        lines.add(measure.heading() + fall(measure, rows));
      }
    }
    return lines;
  }

  private static String fall(Measure measure, List<Measures> rows) {
    List<String> falls = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      double before = rows.get(i - 1).value(measure).orElseThrow();
      double after = rows.get(i).value(measure).orElseThrow();
      if (measure.isWorse(after, before)) {
        falls.add(
            String.format(
                Locale.ROOT,
                "by %.2g from %s to %s",
                Math.abs(after - before),
                rows.get(i - 1).name(),
                rows.get(i).name()));
      }
    }
    return falls.isEmpty()
        ? " never gets worse as sources are added"
        : " gets worse " + String.join(", ", falls);
  }
}
