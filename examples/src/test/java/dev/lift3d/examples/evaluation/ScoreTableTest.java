package dev.lift3d.examples.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
  private static final EvaluationReport REPORT =
      EvaluationReport.of(
          "scene",
          List.of(
              new ViewScores("a.png", scores(20, Optional.of(0.5))),
              new ViewScores("b.png", scores(30, Optional.empty()))));

  @Test
  void meansAreTakenOverTheViewsThatHaveANumber() {
    assertEquals(25, REPORT.mean().psnr(), 1e-12);
    assertEquals(Optional.of(0.5), REPORT.mean().depthError());
    assertEquals(Optional.empty(), REPORT.mean().featureMse());
  }

  @Test
  void columnsThatNobodyHasAreLeftOutAndMissingNumbersAreDashes() {
    List<String> lines = ScoreTable.lines(REPORT);
    assertEquals(4, lines.size(), "heading, two views, means");
    assertTrue(lines.get(0).contains("depth error"), lines::toString);
    assertFalse(lines.get(0).contains("feature"), lines::toString);
    assertTrue(lines.get(2).startsWith("b.png") && lines.get(2).endsWith("-"), lines::toString);
    assertEquals(1, lines.stream().map(String::length).distinct().count(), "aligned");
  }

  private static Scores scores(double psnr, Optional<Double> depth) {
    return new Scores(psnr, 0.9, 1.5, 1000, Optional.empty(), Optional.empty(), depth);
  }
}
