package dev.lift3d.operators.clip;

import static dev.lift3d.core.testing.Closeness.assertClose;

import dev.lift3d.core.testing.Fixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelevancyFixtureTest {
  /** As its README says: all is computed in double here. */
  private static final double TOLERANCE = 1e-6;

  @Test
  void relevancyIsTheOriginals() {
    Fixture fixture = Fixture.open("vit/lerf-relevancy/io.npz");
    Relevancy relevancy = Relevancy.of(rows(fixture, "positives"), rows(fixture, "canonical"));
    for (int r = 0; r < fixture.size("embeddings", 0); r++) {
      float[] found = relevancy.of(fixture.row("embeddings", r));
      assertClose("ray " + r, fixture.row("relevancy", r), found, TOLERANCE);
    }
  }

  private static List<float[]> rows(Fixture fixture, String name) {
    return IntStream.range(0, fixture.size(name, 0)).mapToObj(i -> fixture.row(name, i)).toList();
  }
}
