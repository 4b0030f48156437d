package dev.lift3d.operators.sam;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.testing.Fixture;
import dev.lift3d.operators.vit.OneThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The prompt encoder and the mask decoder against the originals' arrays, in both layouts. */
@ExtendWith(OneThread.class)
class DecoderFixtureTest {
  /** The fixtures' own: ten times what two versions of the original differ by. */
  private static final double TOLERANCE = 2e-5;

  private static final List<SamFixtures> LAYOUTS =
      List.of(SamFixtures.HUGGING_FACE, SamFixtures.ORIGINAL);

  @Test
  void sparsePromptsAreTheOriginals() {
    eachPrompt(
        (f, network, name) -> {
          PromptTensors prompts = prompts(f, name);
          if (prompts.hasPoints()) {
            try (TensorScope scope = TensorScope.open();
                Gradients.Mode inference = Gradients.unrecorded()) {
              same(name + "_sparse", f, network.sparse(scope, prompts));
            }
          }
        });
  }

  @Test
  void densePromptsAndPositionsAreTheOriginals() {
    eachPrompt(
        (f, network, name) -> {
          try (TensorScope scope = TensorScope.open();
              Gradients.Mode inference = Gradients.unrecorded()) {
            NDArray any = scope.zeros(1);
            same("image_pe", f, network.positions(any));
            if (f.has(name + "_dense")) {
              same(name + "_dense", f, network.dense(scope, any, prompts(f, name)));
            }
          }
        });
  }

  @Test
  void masksAndTheirIouAreTheOriginals() {
    eachPrompt(
        (f, network, name) -> {
          DecoderNetwork.Answer answer =
              network.decode(f.floats("image_embeddings"), prompts(f, name));
          int masks = network.masks();
          int area = network.shape().maskSide() * network.shape().maskSide();
          compare(f, name + "_masks_multi", split(answer.logits(), masks * area, area, true));
          compare(f, name + "_masks_single", split(answer.logits(), masks * area, area, false));
          compare(f, name + "_iou_multi", split(answer.quality(), masks, 1, true));
          compare(f, name + "_iou_single", split(answer.quality(), masks, 1, false));
        });
  }

  @Test
  void theHubsPositionTableMayStandUnderEitherOfItsNames(@TempDir Path folder) {
    SamFixtures.HUGGING_FACE.each(
        f -> {
          Path given = SamFixtures.weights(f);
          Map<String, HostArray> tensors = new LinkedHashMap<>(Safetensors.read(given).tensors());
          String shared = "shared_image_embedding.positional_embedding";
          String tied = "prompt_encoder.shared_embedding.positional_embedding";
          HostArray table = tensors.get(shared) == null ? tensors.get(tied) : tensors.get(shared);
          for (List<String> names :
              List.of(List.of(shared), List.of(tied), List.of(shared, tied))) {
            tensors.keySet().removeAll(List.of(shared, tied));
            names.forEach(name -> tensors.put(name, table));
            comparePositions(f, rewritten(folder, given, tensors));
          }
        });
  }

  private static Path rewritten(Path folder, Path given, Map<String, HostArray> tensors) {
    try {
      Files.copy(
          given.resolveSibling("config.json"),
          folder.resolve("config.json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, tensors, Map.of());
    return file;
  }

  private static void comparePositions(Fixture f, Path file) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        DecoderNetwork network = network(file)) {
      same("image_pe", f, network.positions(scope.zeros(1)));
    }
  }

  @Test
  void aPictureGoesThroughAsInTheOriginal() {
    SamFixtures.ORIGINAL.each(
        f -> {
          try (SegmentAnything sam = SegmentAnything.open(SamFixtures.weights(f))) {
            comparePipeline(f, sam);
          }
        });
  }

  /** The fixture's points are in pixels of the resized picture, with pixel centres at 0. */
  private static void comparePipeline(Fixture f, SegmentAnything sam) {
    float[] planar = f.floats("pipeline_image255");
    for (int i = 0; i < planar.length; i++) {
      planar[i] /= 255;
    }
    int width = f.size("pipeline_image255", 2);
    int height = f.size("pipeline_image255", 1);
    Image resized = Image.fromPlanar(planar, width, height, 3);
    SamFrame resizedFrame = sam.encoder().frame(new ImageSize(width, height));
    assertClose(
        "pipeline_input", f.floats("pipeline_input"), resizedFrame.prepare(resized), TOLERANCE);
    ImageSize picture =
        new ImageSize(f.size("pipeline_mask_logits", 3), f.size("pipeline_mask_logits", 2));
    SamFrame frame = sam.encoder().frame(picture);
    assertArrayEquals(new int[] {width, height}, new int[] {frame.width(), frame.height()});
    FeatureMap whole = sam.encoder().encodeWhole(resized);
    float[] points = f.floats("pipeline_points");
    int[] labels = f.array("pipeline_labels").toInts();
    List<SamPrompt.Point> at = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      at.add(
          new SamPrompt.Point(
              (points[2 * i] + 0.5) * picture.width() / width,
              (points[2 * i + 1] + 0.5) * picture.height() / height,
              labels[i] == 1));
    }
    SamPrompt prompt = new SamPrompt(at, Optional.empty(), Optional.empty());
    SamMask mask = sam.promptDecoder().masks(whole, picture, List.of(prompt)).get(0).single();
    assertClose("low_res", f.floats("pipeline_low_res"), mask.lowResolution().data(), TOLERANCE);
    assertClose("iou", f.floats("pipeline_iou"), new float[] {(float) mask.quality()}, TOLERANCE);
    assertClose(
        "mask", f.floats("pipeline_mask_logits"), mask.prediction().logits().data(), TOLERANCE);
  }

  private interface PromptCheck {
    void of(Fixture f, DecoderNetwork network, String prompt);
  }

  private static void eachPrompt(PromptCheck check) {
    Consumer<Fixture> all =
        f -> {
          try (DecoderNetwork network = network(SamFixtures.weights(f))) {
            TreeSet<String> names = new TreeSet<>();
            f.arrays().keySet().stream()
                .filter(name -> name.endsWith("_iou_multi"))
                .forEach(name -> names.add(name.replace("_iou_multi", "")));
            assertFalse(names.isEmpty(), "no prompts in " + f);
            names.forEach(name -> check.of(f, network, name));
          }
        };
    LAYOUTS.forEach(layout -> layout.each(all));
  }

  private static DecoderNetwork network(Path file) {
    SamWeights weights = SamWeights.read(file);
    VitShape vit = weights.vit();
    PromptShape prompt = weights.prompt(EncoderGrid.of(vit));
    DecoderShape shape = weights.decoder();
    NetworkScript net = DecoderNetwork.write(prompt, shape);
    return new DecoderNetwork(
        prompt,
        shape.masks(),
        net,
        weights.match(VitScript.write(vit), net).parameters("", net.parameters()));
  }

  /** As PromptTensors makes them, but from the original's coordinates and with its labels. */
  private static PromptTensors prompts(Fixture f, String name) {
    boolean points = f.has(name + "_points");
    boolean boxes = f.has(name + "_boxes");
    float[] masks = f.has(name + "_masks") ? f.floats(name + "_masks") : new float[0];
    int given = points ? f.size(name + "_points", 1) : 0;
    int count =
        points ? f.size(name + "_points", 0) : f.size(boxes ? name + "_boxes" : name + "_masks", 0);
    int n = given + (boxes ? 2 : points ? 1 : 0);
    float[] coordinates = new float[2 * count * n];
    float[] labels = new float[count * n];
    for (int p = 0; p < count; p++) {
      for (int i = 0; i < n; i++) {
        boolean own = i < given;
        String from = name + (own ? "_points" : "_boxes");
        boolean there = own || boxes;
        for (int axis = 0; axis < 2; axis++) {
          int at = own ? (p * given + i) * 2 + axis : (p * 2 + i - given) * 2 + axis;
          coordinates[2 * (p * n + i) + axis] = there ? f.floats(from)[at] + 0.5f : 0;
        }
        labels[p * n + i] =
            own
                ? f.array(name + "_labels").toInts()[p * given + i]
                : boxes ? PromptScript.CORNER + i - given : PromptScript.NO_POINT;
      }
    }
    return new PromptTensors(count, n, coordinates, labels, masks);
  }

  private static float[] split(float[] all, int run, int first, boolean rest) {
    int length = rest ? run - first : first;
    float[] out = new float[all.length / run * length];
    for (int p = 0; p < all.length / run; p++) {
      System.arraycopy(all, p * run + (rest ? first : 0), out, p * length, length);
    }
    return out;
  }

  private static void compare(Fixture f, String name, float[] found) {
    if (f.has(name)) {
      assertClose(name, f.floats(name), found, TOLERANCE);
    }
  }

  private static void same(String name, Fixture f, NDArray found) {
    HostArray expected = f.array(name);
    assertArrayEquals(expected.shape(), found.getShape().getShape(), name);
    assertClose(name, expected.toFloats(), found.toFloatArray(), TOLERANCE);
  }
}
