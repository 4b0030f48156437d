package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The image feature network against IBRNet's, at sizes that divide by 16 and at others. */
class FeatureNetworkFixtureTest {
  private static final String FILES = "featurenet_*.npz";

  @Test
  void parametersAreTheOriginals() {
    FeatureWeights weights = FeatureWeights.beside(Fixture.all("ibrnet", FILES).get(0));
    try (FeatureNetwork network = new FeatureNetwork(FeatureNetwork.Kind.RESUNET)) {
      Map<String, HostArray> values = weights.values();
      TreeSet<String> names = new TreeSet<>();
      for (ParameterSpec spec : network.parameters()) {
        names.add(spec.name());
        assertArrayEquals(values.get(spec.name()).shape(), spec.shape(), spec.name());
      }
      assertEquals(new TreeSet<>(values.keySet()), names);
    }
  }

  @Test
  void theFormulaGivesTheTable() {
    FeatureWeights weights = FeatureWeights.beside(Fixture.all("ibrnet", FILES).get(0));
    Map<String, HostArray> values = weights.values();
    for (FeatureWeights.Row row : weights.rows()) {
      float[] v = values.get(row.name()).toFloats();
      assertEquals(row.crc(), FeatureWeights.crc(row.name()), row.name());
      assertArrayEquals(row.firstSecondLast(), new float[] {v[0], v[1], v[v.length - 1]});
      double sum = 0;
      for (float x : v) {
        sum += x;
      }
      assertEquals(row.sum(), sum, 1e-9, row.name()); // twelve digits are listed
    }
  }

  @Test
  void mapsAreTheOriginals() {
    Fixture.each("ibrnet", FILES, FeatureNetworkFixtureTest::compareMaps);
  }

  private static void compareMaps(Fixture f) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        FeatureNetwork network = new FeatureNetwork(FeatureNetwork.Kind.RESUNET);
        ParameterSet set =
            ParameterSet.of(
                network.parameters(), FeatureWeights.beside(f).values(), "the formula")) {
      NDArray image = scope.floats(f.floats("image"), 1, 3, f.size("image", 1), f.size("image", 2));
      FeatureNetwork.Maps maps = network.encode(image, set);
      // Float32 through about 40 layers: values to 6, 4e-5 off a float64 run.
      assertClose("coarse", f.floats("coarse"), maps.coarse().toFloatArray(), 3e-4);
      assertClose("fine", f.floats("fine"), maps.fine().toFloatArray(), 3e-4);
      NDList stages = network.stages(image, set);
      for (int i = 0; i < stages.size(); i++) {
        String name = "stage." + ResUNet.STAGES.get(i);
        NDArray first = stages.get(i).get("0,0:" + f.size(name, 0));
        assertArrayEquals(f.array(name).shape(), first.getShape().getShape(), name);
        assertClose(name, f.floats(name), first.toFloatArray(), 5e-4);
      }
    }
  }
}
