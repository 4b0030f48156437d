package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The aggregator against IBRNet's: values, at 1, 3 and 10 views, coarse and fine. */
class AggregatorFixtureTest {
  private static final String FILES = "aggregator_{coarse,fine}_n*.npz";

  @Test
  void valuesAreTheOriginals() {
    Fixture.each(
        "ibrnet",
        FILES,
        f -> check(f, "", AggregatorSettings.IBRNET, OriginalAggregator.weights(f)));
  }

  @Test
  void valuesWithoutAntiAliasingAreTheOriginals() {
    AggregatorSettings plain = AggregatorSettings.IBRNET.withoutAntiAliasPooling();
    List<Fixture> cases =
        Fixture.all("ibrnet", FILES).stream().filter(f -> f.has("no_antialias.sigma")).toList();
    Assumptions.assumeFalse(cases.isEmpty(), "skipped: no file has no_antialias arrays");
    for (Fixture f : cases) {
      Map<String, HostArray> weights = new LinkedHashMap<>(OriginalAggregator.weights(f));
      weights.remove("s");
      check(f, "no_antialias.", plain, weights);
    }
  }

  private static void check(
      Fixture f, String prefix, AggregatorSettings settings, Map<String, HostArray> weights) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        Aggregator aggregator = new Aggregator(settings);
        ParameterSet set = ParameterSet.of(aggregator.parameters(), weights, f.toString())) {
      OriginalAggregator.Input in = OriginalAggregator.input(f, scope);
      Aggregator.Output out =
          aggregator.apply(in.features(), in.differences(), in.mask(), in.position(), set);
      close(f, prefix + "rgb_out", out.colour(), 1e-5);
      close(f, prefix + "blending", out.blending(), 1e-5);
      sigma(f, prefix + "sigma", out.density());
      if (f.has(prefix + "geometry")) {
        NDList stages =
            aggregator.stages(in.features(), in.differences(), in.mask(), in.position(), set);
        close(f, prefix + "geometry", stages.get(0), 5e-5);
        close(f, prefix + "attended", stages.get(1), 5e-5);
      }
    }
  }

  private static void close(Fixture f, String name, NDArray found, double tolerance) {
    assertClose(name, f.floats(name), found.toFloatArray(), tolerance);
  }

  /** Exactly zero where no view is valid. */
  private static void sigma(Fixture f, String name, NDArray found) {
    float[] mask = f.floats("mask");
    int views = f.size("mask", 2);
    assertClose(
        name,
        f.floats(name),
        found.toFloatArray(),
        i -> {
          float seen = 0;
          for (int v = 0; v < views; v++) {
            seen += mask[i * views + v];
          }
          return seen > 0 ? 2e-5 : 0;
        });
  }
}
