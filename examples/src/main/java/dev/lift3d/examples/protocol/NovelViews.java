package dev.lift3d.examples.protocol;

import dev.lift3d.examples.evaluation.EvaluationReport;
import java.util.List;
import java.util.function.Function;

/**
 * New views against their photographs: PSNR, SSIM, depth where it is known; a row a view, and their
 * means.
 *
 * @param method renders and scores a scene's views, by the lifting model or a plain method
 */
public record NovelViews(Function<HeldOutScene, EvaluationReport> method) implements Protocol {
  /** What it is called. */
  public static final String NAME = "nvs";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SceneMeasures measure(HeldOutScene scene) {
    EvaluationReport report = method.apply(scene);
    return new SceneMeasures(
        report.scene(),
        report.views().stream().map(v -> Measures.of(v.name(), v.scores())).toList(),
        List.of(Measures.of("mean", report.mean())),
        List.of());
  }
}
