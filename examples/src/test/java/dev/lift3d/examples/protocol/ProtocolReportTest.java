package dev.lift3d.examples.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolReportTest {
  private static final ProtocolReport REPORT =
      ProtocolReport.of(
          "views",
          List.of(
              scene("one", row("3 sources", 20), row("6 sources", 21), row("20 sources", 25)),
              scene("two", row("3 sources", 10), row("6 sources", 12), row("9 sources", 12))));

  @Test
  void meansAreOverScenesForRowsThatAllHave() {
    assertEquals(List.of(row("3 sources", 15), row("6 sources", 16.5)), REPORT.mean());
  }

  @Test
  void whatOneRowLacksHasNoMean() {
    Measures both = new Measures("a", Map.of(Measure.PSNR, 20.0, Measure.SSIM, 0.5));
    assertEquals(row("m", 15), Measures.mean("m", List.of(both, row("b", 10))));
    assertEquals(row("m", 15), Measures.mean("m", List.of(row("b", 10), both)));
  }

  @Test
  void inJsonNumbersStandBesideTheirRowsName() {
    JsonNode json = new ObjectMapper().valueToTree(REPORT);
    assertEquals("views", json.at("/protocol").textValue());
    assertEquals("two", json.at("/scenes/1/scene").textValue());
    assertEquals("6 sources", json.at("/scenes/1/rows/1/name").textValue());
    assertEquals(12, json.at("/scenes/1/rows/1/psnr").doubleValue());
    assertEquals(2, json.at("/scenes/1/rows/1").size(), "name and one number");
    assertEquals(16.5, json.at("/mean/1/psnr").doubleValue());
    assertEquals("a note", json.at("/scenes/0/notes/0").textValue());
  }

  @Test
  void theTableShowsScenesNotesAndMeans() {
    List<String> lines = REPORT.lines();
    assertEquals("one            PSNR", lines.get(0));
    assertEquals("3 sources     20.00", lines.get(1));
    assertEquals("a note", lines.get(4));
    assertTrue(lines.contains("mean of 2 scenes     PSNR"), lines::toString);
    assertEquals("6 sources           16.50", lines.get(lines.size() - 2));
  }

  @Test
  void aColumnThatOnlySomeRowsHaveShowsWhereItIsMissing() {
    List<String> lines =
        new MeasuresTable("t")
            .lines(List.of(row("a", 1), new Measures("b", Map.of(Measure.SSIM, 0.25))));
    assertEquals(
        List.of("t     PSNR     SSIM", "a     1.00        -", "b        -   0.2500"), lines);
  }

  @Test
  void aFallIsSaidAndMeasured() {
    List<Measures> rows = List.of(row("3 sources", 20), row("6 sources", 19.5), row("9", 19.75));
    assertEquals(
        List.of("PSNR gets worse by 0.50 from 3 sources to 6 sources"), ViewCounts.falls(rows));
    List<Measures> rising = List.of(row("3 sources", 20), row("6 sources", 20));
    assertEquals(List.of("PSNR never gets worse as sources are added"), ViewCounts.falls(rising));
    assertTrue(Measure.FEATURE_MSE.isWorse(2, 1), "errors should fall");
    assertFalse(Measure.SECONDS.isWorse(2, 1));
  }

  @Test
  void countsEndWithAllTheViewsThereAre() {
    assertEquals(List.of(3, 6, 10, 20), ViewCounts.counts(25));
    assertEquals(List.of(3, 6, 8), ViewCounts.counts(8));
    assertEquals(List.of(2), ViewCounts.counts(2));
  }

  private static SceneMeasures scene(String name, Measures... rows) {
    return new SceneMeasures(name, List.of(), List.of(rows), List.of("a note"));
  }

  private static Measures row(String name, double psnr) {
    return new Measures(name, Map.of(Measure.PSNR, psnr));
  }
}
