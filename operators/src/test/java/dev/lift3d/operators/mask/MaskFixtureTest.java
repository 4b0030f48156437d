package dev.lift3d.operators.mask;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.testing.Fixture;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done with masks against the numbers of segment-anything's own code. */
class MaskFixtureTest {
  /** The fixtures' own; integers are compared exactly. */
  private static final double TOLERANCE = 1e-6;

  /** What the original's test for cut boxes allows. */
  private static final double NEAR = 20;

  @Test
  void masksBoxesAndAreasAreTheOriginals() {
    each(
        (f, config) -> {
          List<BinaryMask> masks = masks(f, config);
          for (int i = 0; i < masks.size(); i++) {
            BinaryMask mask = masks.get(i);
            int[] pixels =
                IntStream.range(0, mask.pixels().length)
                    .map(p -> mask.pixels()[p] ? 1 : 0)
                    .toArray();
            assertArrayEquals(ints(f.row("masks", i)), pixels, "mask " + i);
            assertEquals(box(f, "boxes_xyxy", i), mask.box(), "box " + i);
            assertEquals((int) f.floats("area")[i], mask.area(), "area " + i);
          }
        });
  }

  @Test
  void stabilityIsTheOriginals() {
    each(
        (f, config) -> {
          for (Map.Entry<String, JsonNode> said : config.get("stability").properties()) {
            float[] found = new float[f.size("logits", 0)];
            for (int i = 0; i < found.length; i++) {
              double threshold = config.get("mask_threshold").asDouble();
              double offset = said.getValue().asDouble();
              found[i] = (float) Stability.score(logits(f, i), threshold, offset);
            }
            assertClose(said.getKey(), f.floats(said.getKey()), found, TOLERANCE);
          }
        });
  }

  @Test
  void overlapsAndWhatSuppressionKeepsAreTheOriginals() {
    each(
        (f, config) -> {
          List<PixelBox> boxes = boxes(f, "boxes_xyxy");
          int n = boxes.size();
          float[] overlaps = new float[n * n];
          for (int i = 0; i < n * n; i++) {
            overlaps[i] = (float) boxes.get(i / n).overlap(boxes.get(i % n));
          }
          assertClose("box_iou", f.floats("box_iou"), overlaps, TOLERANCE);
          double[] scores = f.array("scores").toDoubles();
          List<String> keeps = named(f, "nms_keep_");
          assertFalse(keeps.isEmpty());
          for (String name : keeps) {
            double threshold = Double.parseDouble(name.substring("nms_keep_".length()));
            int[] kept =
                BoxSuppression.keep(boxes, scores, threshold).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertArrayEquals(f.array(name).toInts(), kept, name);
          }
        });
  }

  @Test
  void gridsAreTheOriginals() {
    each(
        (f, config) -> {
          for (String name : named(f, "point_grid_")) {
            int n = Integer.parseInt(name.substring("point_grid_".length()));
            assertClose(name, f.floats(name), points(new PointGrid(n)), TOLERANCE);
          }
          config.fieldNames().forEachRemaining(key -> compareLayers(f, config, key));
        });
  }

  private static void compareLayers(Fixture f, JsonNode config, String key) {
    if (key.startsWith("point_grids_")) {
      JsonNode said = config.get(key);
      int layers = said.get("n_layers").asInt();
      List<PointGrid> grids =
          PointGrid.layers(
              said.get("n_per_side").asInt(), layers, said.get("scale_per_layer").asInt());
      for (int layer = 0; layer <= layers; layer++) {
        String name = key + "_layer" + layer;
        assertClose(name, f.floats(name), points(grids.get(layer)), TOLERANCE);
      }
    }
  }

  @Test
  void cropsAreTheOriginals() {
    each(
        (f, config) -> {
          JsonNode said = config.get("crop");
          List<Crop> crops =
              Crop.of(
                  said.get("image").get(1).asInt(),
                  said.get("image").get(0).asInt(),
                  said.get("n_layers").asInt(),
                  said.get("overlap_ratio").asDouble());
          assertEquals(boxes(f, "crop_boxes"), crops.stream().map(Crop::box).toList());
          int[] layers = crops.stream().mapToInt(Crop::layer).toArray();
          assertArrayEquals(f.array("crop_layer").toInts(), layers);
        });
  }

  @Test
  void boxesOfCropsComeBackAndTellWhatIsCut() {
    each(
        (f, config) -> {
          PixelBox crop = box(f.floats("near_edge_crop"), 0);
          PixelBox picture = box(f.floats("near_edge_orig"), 0);
          List<PixelBox> moved =
              boxes(f, "boxes_xyxy").stream()
                  .map(box -> box.moved(crop.left(), crop.top()))
                  .toList();
          assertEquals(boxes(f, "uncropped_boxes"), moved);
          int[] cut = moved.stream().mapToInt(b -> b.cutBy(crop, picture, NEAR) ? 1 : 0).toArray();
          assertArrayEquals(f.array("near_edge").toInts(), cut);
        });
  }

  @Test
  void runLengthsAreTheOriginalsAndGiveTheMaskBack() {
    each(
        (f, config) -> {
          List<BinaryMask> masks = masks(f, config);
          for (int i = 0; i < masks.size(); i++) {
            RunLengths runs = RunLengths.of(masks.get(i));
            assertArrayEquals(f.array("rle_" + i).toInts(), runs.counts(), "rle_" + i);
            assertArrayEquals(masks.get(i).pixels(), runs.mask().pixels(), "mask " + i);
            assertEquals(masks.get(i).area(), runs.area());
          }
        });
  }

  private static void each(BiConsumer<Fixture, JsonNode> check) {
    Path root = SharedFolder.fixture("vit");
    SharedFolder.fixture("vit/sam-amg");
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder :
          folders.filter(p -> p.getFileName().toString().startsWith("sam-amg")).toList()) {
        JsonNode config = new ObjectMapper().readTree(folder.resolve("config.json").toFile());
        check.accept(Fixture.open("vit/" + folder.getFileName() + "/io.npz"), config);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> named(Fixture f, String prefix) {
    return f.arrays().keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private static Image logits(Fixture f, int i) {
    return new Image(f.size("logits", 2), f.size("logits", 1), 1, f.row("logits", i));
  }

  private static List<BinaryMask> masks(Fixture f, JsonNode config) {
    double threshold = config.get("mask_threshold").asDouble();
    return IntStream.range(0, f.size("logits", 0))
        .mapToObj(i -> BinaryMask.above(logits(f, i), threshold))
        .toList();
  }

  private static float[] points(PointGrid grid) {
    float[] points = new float[2 * grid.count()];
    for (int i = 0; i < grid.count(); i++) {
      points[2 * i] = (float) grid.x(i);
      points[2 * i + 1] = (float) grid.y(i);
    }
    return points;
  }

  private static List<PixelBox> boxes(Fixture f, String name) {
    List<PixelBox> boxes = new ArrayList<>();
    for (int i = 0; i < f.size(name, 0); i++) {
      boxes.add(box(f, name, i));
    }
    return boxes;
  }

  private static PixelBox box(Fixture f, String name, int i) {
    return box(f.floats(name), 4 * i);
  }

  private static PixelBox box(float[] sides, int at) {
    int[] s = ints(Arrays.copyOfRange(sides, at, at + 4));
    return new PixelBox(s[0], s[1], s[2], s[3]);
  }

  private static int[] ints(float[] values) {
    return IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
  }
}
