package dev.lift3d.operators.clip;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npz;
import dev.lift3d.operators.dino.VitFolders;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.vit.Tap.Facet;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every array that the originals made of tiny CLIP networks, to the tolerance of their README. */
@ExtendWith(OneThread.class)
class ClipFixtureTest {
  private static final double TOLERANCE = 2e-5;

  /** Logits are cosines times about 14, so errors of the vectors grow. */
  private static final double LOGITS = 1e-4;

  @Test
  void everyLayoutGivesItsOriginalsArrays() {
    assertAll(
        VitFolders.of(k -> k.family() == WeightsKind.Family.CLIP).stream()
            .map(folder -> () -> new Folder(folder).check()));
  }

  /** One folder; every array of it must have been looked at. */
  private static final class Folder {
    private final Path folder;
    private final Map<String, HostArray> arrays;
    private final TreeSet<String> unchecked;

    Folder(Path folder) {
      this.folder = folder;
      arrays = Npz.read(folder.resolve("io.npz"));
      unchecked = new TreeSet<>(arrays.keySet());
    }

    private static ClipModel load(Path folder, PositionRule rule, Optional<Activation> activation) {
      return ClipModel.load(folder, new ClipModel.Options(0, rule, activation));
    }

    void check() {
      try (ClipModel model = load(folder, PositionRule.PLAIN, Optional.empty())) {
        for (String name : arrays.keySet()) {
          if (name.endsWith("_input")) {
            String size = name.substring(0, name.length() - "_input".length());
            pictures(model, take(name), size + "_");
          }
        }
        text(model, "text_");
        logits(model);
      }
      if (arrays.containsKey("gelu_image_embeds")) {
        try (ClipModel model = load(folder, PositionRule.PLAIN, Optional.of(Activation.GELU))) {
          pictures(model, arrays.get("native_input"), "gelu_");
          text(model, "gelu_text_");
        }
      }
      if (arrays.containsKey("large_aa_image_embeds")) {
        try (ClipModel model = load(folder, PositionRule.ANTIALIAS_BY_COUNT, Optional.empty())) {
          HostArray input = arrays.get("large_input");
          pictures(model, input, "large_aa_");
          int rows = model.vision().patches((int) input.shape()[2]);
          int cols = model.vision().patches((int) input.shape()[3]);
          close("large_aa_pos", () -> model.vision().positions(rows, cols));
        }
      }
      assertEquals(new TreeSet<>(), unchecked, folder + ": arrays that nothing was compared with");
    }

    private void pictures(ClipModel model, HostArray input, String p) {
      int depth = model.vision().shape().depth();
      List<Tap> hidden =
          Stream.iterate(0, i -> i <= depth, i -> i + 1).map(i -> new Tap(Facet.TOKEN, i)).toList();
      if (arrays.containsKey(p + "hidden")) {
        stacked(p + "hidden", model.vision().run(input, hidden));
      }
      close(p + "attn_last", () -> tap(model, input, Facet.ATTENTION));
      close(p + "q_last", () -> tap(model, input, Facet.QUERY));
      close(p + "k_last", () -> tap(model, input, Facet.KEY));
      close(p + "v_last", () -> tap(model, input, Facet.VALUE));
      close(p + "tokens_post_ln", () -> tap(model, input, Facet.NORMALISED));
      close(p + "pooled", () -> first(tap(model, input, Facet.NORMALISED)));
      close(p + "tokens_projected", () -> model.tokens(input));
      close(p + "image_embeds", () -> model.encodePictures(input));
      close(p + "dense_value", () -> model.dense(input));
    }

    private void text(ClipModel model, String p) {
      List<int[]> ids = rows(arrays.get("text_ids").toInts(), arrays.get("text_ids").shape());
      unchecked.remove("text_ids");
      List<HostArray> states = model.textStates(ids);
      if (arrays.containsKey(p + "hidden")) {
        stacked(p + "hidden", states.subList(0, states.size() - 1));
      }
      close(p + "last", () -> states.get(states.size() - 1));
      close(p + "embeds", () -> model.encodeTokens(ids));
      if (arrays.containsKey(p + "pooled")) {
        // The pooled row is one of the last states: the one whose projection the embedding is.
        HostArray pooled = take(p + "pooled");
        float[] last = states.get(states.size() - 1).toFloats();
        int width = (int) pooled.shape()[1];
        for (int i = 0; i < ids.size(); i++) {
          int at = Arrays.stream(ids.get(i)).boxed().toList().indexOf(end(ids.get(i)));
          int from = (i * ids.get(i).length + at) * width;
          float[] expected = Arrays.copyOfRange(pooled.toFloats(), i * width, (i + 1) * width);
          assertClose(p + i, expected, Arrays.copyOfRange(last, from, from + width), TOLERANCE);
        }
      }
    }

    private static int end(int[] ids) {
      return Arrays.stream(ids).max().orElseThrow();
    }

    private void logits(ClipModel model) {
      List<float[]> pictures = rows(model.encodePictures(arrays.get("native_input")));
      List<int[]> ids = rows(arrays.get("text_ids").toInts(), arrays.get("text_ids").shape());
      List<float[]> texts = rows(model.encodeTokens(ids));
      assertClose(
          folder + " image", take("image_embeds_unit").toFloats(), joined(pictures), TOLERANCE);
      assertClose(folder + " text", take("text_embeds_unit").toFloats(), joined(texts), TOLERANCE);
      float[] logits = new float[pictures.size() * texts.size()];
      for (int i = 0; i < logits.length; i++) {
        float[] a = pictures.get(i / texts.size());
        float[] b = texts.get(i % texts.size());
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
          sum += a[c] * b[c];
        }
        logits[i] = (float) (model.logitScale() * sum);
      }
      assertClose(folder + " logits", take("logits_per_image").toFloats(), logits, LOGITS);
    }

    private static HostArray tap(ClipModel model, HostArray input, Facet facet) {
      return model
          .vision()
          .run(input, List.of(new Tap(facet, model.vision().shape().depth())))
          .get(0);
    }

    private static HostArray first(HostArray tokens) {
      int batch = (int) tokens.shape()[0];
      int width = (int) tokens.shape()[2];
      int each = tokens.size() / batch;
      float[] out = new float[batch * width];
      for (int b = 0; b < batch; b++) {
        System.arraycopy(tokens.toFloats(), b * each, out, b * width, width);
      }
      return HostArray.ofFloats(out, batch, width);
    }

    private static List<int[]> rows(int[] all, long[] shape) {
      int length = (int) shape[1];
      List<int[]> rows = new ArrayList<>();
      for (int i = 0; i < shape[0]; i++) {
        rows.add(Arrays.copyOfRange(all, i * length, (i + 1) * length));
      }
      return rows;
    }

    private static List<float[]> rows(HostArray vectors) {
      int length = (int) vectors.shape()[1];
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < vectors.shape()[0]; i++) {
        rows.add(
            UnitVectors.unit(Arrays.copyOfRange(vectors.toFloats(), i * length, (i + 1) * length)));
      }
      return rows;
    }

    private static float[] joined(List<float[]> rows) {
      float[] all = new float[rows.size() * rows.get(0).length];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.get(i), 0, all, i * rows.get(i).length, rows.get(i).length);
      }
      return all;
    }

    private void stacked(String name, List<HostArray> found) {
      HostArray expected = take(name);
      assertEquals(expected.shape()[0], found.size(), folder + ": layers of " + name);
      float[] all = expected.toFloats();
      int length = all.length / found.size();
      for (int i = 0; i < found.size(); i++) {
        float[] layer = Arrays.copyOfRange(all, i * length, (i + 1) * length);
        assertClose(folder + ": " + name + i, layer, found.get(i).toFloats(), TOLERANCE);
      }
    }

    private void close(String name, Supplier<HostArray> found) {
      if (arrays.containsKey(name)) {
        HostArray array = found.get();
        HostArray expected = take(name);
        long[] shape = array.shape();
        boolean batch = shape.length > expected.shape().length;
        assertArrayEquals(
            expected.shape(),
            batch ? Arrays.copyOfRange(shape, 1, shape.length) : shape,
            folder + ": shape of " + name);
        assertClose(folder + ": " + name, expected.toFloats(), array.toFloats(), TOLERANCE);
      }
    }

    private HostArray take(String name) {
      assertTrue(arrays.containsKey(name), folder + " has " + name);
      unchecked.remove(name);
      return arrays.get(name);
    }
  }
}
