package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static dev.lift3d.core.testing.Closeness.assertShareClose;
import static dev.lift3d.core.testing.Closeness.largest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Losses and gradients of one training step against IBRNet's. */
class TrainStepFixtureTest {
  private final Fixture f = Fixture.open("ibrnet/train_step.npz");

  @Test
  void lossesAndGradientsAreTheOriginals() {
    try (Gradients.Mode training = Gradients.recorded();
        OriginalPipeline pipeline = new OriginalPipeline(f.beside("render_rays.npz"))) {
      FeatureNetwork.Maps maps = pipeline.encode();
      float[] z = pipeline.coarseDepths(f.size("t_rand", 1), inOrder("t_rand"));
      assertClose("coarse.z_vals", f.floats("coarse.z_vals"), z, 1e-5);
      OriginalPipeline.Pass coarse =
          pipeline.pass(TensorScope.host(maps.coarse()), z, pipeline.coarseWeights);
      float[] fineDepths = pipeline.fineDepths(z, coarse, inOrder("u_rand"));
      // Draws in nearly empty bins may jump by a bin on rounding.
      assertShareClose("fine.z_vals", f.floats("fine.z_vals"), fineDepths, 0.98, i -> 3e-4);
      OriginalPipeline.Pass fine =
          pipeline.pass(TensorScope.host(maps.fine()), fineDepths, pipeline.fineWeights);
      NDArray coarseGradient = differentiated(pipeline, coarse, "coarse", 2e-4);
      NDArray fineGradient = differentiated(pipeline, fine, "fine", 3e-4);
      NDArray both = maps.coarse().mul(coarseGradient).sum();
      Gradients.backward(both.add(maps.fine().mul(fineGradient).sum()));
      aggregatorGradients("net_coarse.", pipeline.coarseWeights, pipeline.scope());
      aggregatorGradients("net_fine.", pipeline.fineWeights, pipeline.scope());
      encoderGradients(pipeline);
    }
  }

  /** Compares one pass's colours and loss; returns d loss / d maps, (V, C, h, w). */
  private NDArray differentiated(
      OriginalPipeline pipeline, OriginalPipeline.Pass pass, String name, double tolerance) {
    NDArray colour = pass.rays().colour();
    assertClose(name + ".rgb", f.floats(name + ".rgb"), colour.toFloatArray(), tolerance);
    NDArray loss = OriginalLoss.of(colour, pipeline.scope().tensor(f.array("gt")), pass.mask());
    assertEquals(f.floats("loss." + name)[0], loss.getFloat(), 2e-6);
    Gradients.backward(loss);
    SourceMap first = pass.gather().sources().get(0);
    float[] gradient =
        OriginalViews.channelsFirst(pass.mapGradients(pipeline.scope()), first.channels());
    long views = pass.gather().sources().size();
    return pipeline
        .scope()
        .floats(gradient, views, first.channels(), first.rows(), first.columns());
  }

  private DoubleSupplier inOrder(String name) {
    float[] values = f.floats(name);
    int[] next = {0};
    return () -> values[next[0]++];
  }

  private void aggregatorGradients(String prefix, ParameterSet set, TensorScope scope) {
    for (int i = 0; i < set.specs().size(); i++) {
      String name = "grad." + prefix + set.specs().get(i).name();
      float[] expected = f.floats(name);
      float[] found = Gradients.gradient(set.tensors().get(i), scope).toFloatArray();
      assertClose(name, expected, found, 1e-6 + 1e-3 * largest(expected));
    }
  }

  private void encoderGradients(OriginalPipeline pipeline) {
    List<String> rows =
        FeatureWeights.beside(f).rows().stream().map(FeatureWeights.Row::name).toList();
    ParameterSet set = pipeline.encoderWeights;
    float[] norms = new float[rows.size()];
    float[] heads = new float[f.array("grad.feature_net.head").size()];
    int length = heads.length / norms.length;
    for (int i = 0; i < set.specs().size(); i++) {
      float[] g = Gradients.gradient(set.tensors().get(i), pipeline.scope()).toFloatArray();
      int row = rows.indexOf(set.specs().get(i).name());
      norms[row] = norm(g);
      System.arraycopy(g, 0, heads, row * length, length);
    }
    float[] expected = f.floats("grad.feature_net.l2");
    double least = 1e-3 * largest(expected);
    // Smaller ones are zero but for rounding: InstanceNorm removes the biases before it.
    assertClose(
        "grad.feature_net.l2",
        expected,
        norms,
        i -> expected[i] > least ? 5e-3 * expected[i] : Double.POSITIVE_INFINITY);
    assertClose("grad.feature_net.head", f.floats("grad.feature_net.head"), heads, 2e-3);
  }

  private static float norm(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += (double) v * v;
    }
    return (float) Math.sqrt(sum);
  }
}
