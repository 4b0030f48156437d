package dev.lift3d.operators.sam;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import dev.lift3d.operators.vit.OneThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both image encoders against the originals' arrays, block by block. */
@ExtendWith(OneThread.class)
class EncoderFixtureTest {
  /** The fixtures' own: ten times what two versions of the original differ by. */
  private static final double TOLERANCE = 2e-5;

  @Test
  void blocksOfTheHuggingFaceLayoutAreTheOriginals() {
    SamFixtures.HUGGING_FACE.each(EncoderFixtureTest::compareVit);
  }

  @Test
  void blocksOfTheOriginalLayoutAreTheOriginals() {
    SamFixtures.ORIGINAL.each(EncoderFixtureTest::compareVit);
  }

  @Test
  void blocksOfTinyVitAreTheOriginals() {
    SamFixtures.TINY_VIT.each(EncoderFixtureTest::compareTinyVit);
  }

  @Test
  void theEmbeddingIsTheOriginals() {
    for (SamFixtures kind : SamFixtures.values()) {
      kind.each(
          f -> {
            try (SegmentAnything sam = SegmentAnything.open(SamFixtures.weights(f))) {
              float[] embedding = sam.encoder().embed(f.floats("input"));
              assertClose(kind.name(), f.floats("image_embeddings"), embedding, TOLERANCE);
            }
          });
    }
  }

  private static void compareVit(Fixture f) {
    SamWeights weights = SamWeights.read(SamFixtures.weights(f));
    NetworkScript net = VitScript.writeStages(weights.vit());
    run(
        f,
        weights,
        net,
        out -> {
          int last = out.size() - 2;
          if (f.has("hidden")) {
            for (int i = 0; i <= last; i++) {
              assertClose("hidden " + i, f.row("hidden", i), out.get(i).toFloatArray(), TOLERANCE);
            }
          } else {
            same("hidden_last", f, out.get(last));
          }
          same("image_embeddings", f, out.get(last + 1));
        });
  }

  private static void compareTinyVit(Fixture f) {
    SamWeights weights = SamWeights.read(SamFixtures.weights(f));
    TinyVitScript.Stages stages = TinyVitScript.writeStages(weights.tinyVit());
    run(
        f,
        weights,
        stages.net(),
        out -> {
          for (int i = 0; i < out.size(); i++) {
            same(stages.names().get(i), f, out.get(i));
          }
        });
  }

  private static void same(String name, Fixture f, NDArray found) {
    assertArrayEquals(f.array(name).shape(), found.getShape().getShape(), name);
    assertClose(name, f.floats(name), found.toFloatArray(), TOLERANCE);
  }

  private interface Check {
    void of(NDList outputs);
  }

  private static void run(Fixture f, SamWeights weights, NetworkScript net, Check check) {
    NetworkScript[] all =
        weights.hasDecoder()
            ? new NetworkScript[] {
              net,
              DecoderNetwork.write(weights.prompt(EncoderGrid.of(weights.vit())), weights.decoder())
            }
            : new NetworkScript[] {net};
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        CompiledScript script = net.compile();
        ParameterSet set = weights.match(all).parameters("", net.parameters())) {
      NDArray images = scope.floats(f.floats("input"), f.array("input").shape());
      check.of(script.call("stages", set.tensors(), images));
    }
  }
}
