package dev.lift3d.operators;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.tensor.ScriptArchive;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.operators.network.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators from folders that the tests write themselves. */
class FolderOperatorTest {
  @TempDir Path folder;

  /** Means of 8 x 8 pixels, brightness added as a fourth channel. */
  private static final String POOL =
      """
      def forward(self, x: Tensor) -> Tensor:
        m = torch.avg_pool2d(x, [8, 8], [8, 8])
        return torch.cat([m, torch.mean(m, [1], True)], 1)
      """;

  private void save(String file, String method) {
    ScriptArchive.save(folder.resolve(file), List.of(method));
  }

  private void describe(String json) throws IOException {
    Files.writeString(folder.resolve("operator.json"), json);
  }

  private Operator open() {
    return Operators.open(folder.toString());
  }

  @Test
  void aFolderWithoutADescriptorIsFoundOut() throws IOException {
    save("encoder.pt", POOL);
    save("decoder.pt", "def forward(self, x: Tensor) -> Tensor:\n  return x[:, 0:2] * 2");
    Files.writeString(folder.resolve("classes.txt"), "dull\nred\n");
    try (Operator operator = open()) {
      assertEquals(new FeatureGrid(4, 8, 0), operator.info().grid());
      assertEquals(List.of("dull", "red"), operator.info().classes());
      assertEquals(folder.getFileName().toString(), operator.info().name());
      assertTrue(operator.info().description().contains("trial run"));
      Image image = Pictures.noise(70, 60, 1);
      FeatureMap map = operator.encoder().encode(image);
      // The nearest multiples of 32.
      assertEquals(64, map.cells().imageWidth());
      assertEquals(64, map.cells().imageHeight());
      assertEquals(8, map.width());
      LabelPrediction labels = (LabelPrediction) operator.decoder().orElseThrow().decode(map);
      assertEquals(64, labels.width());
      assertEquals(2 * map.data()[1], labels.logits().data()[1]);
    }
  }

  @Test
  void aDescriptorSaysItAll() throws IOException {
    save("see.pt", POOL);
    save(
        "paint.pt",
        """
        def forward(self, x: Tensor, c: Tensor) -> Tensor:
          return torch.upsample_nearest2d(x[:, 0:3] + c, None, [8., 8.])
        """);
    Npy.write(folder.resolve("tint.npy"), HostArray.ofFloats(new float[] {0.5f}, 1));
    describe(
        """
        {
          "about": {"name": "paint", "description": "a test", "licence": "MIT"},
          "files": {"format": "torchscript", "encoder": "see.pt", "decoder": "paint.pt",
                    "condition": "tint.npy"},
          "input": {"size": {"multiple": 8, "smallest": 16},
                    "scaling": {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.5, 1]}},
          "features": {"channels": 4, "stride": 8, "offset": 0.5},
          "output": {"kind": "image", "range": [-1, 3]}
        }
        """);
    try (Operator operator = open()) {
      assertEquals("paint", operator.info().name());
      assertEquals("MIT", operator.info().licence());
      Image image = new Image(16, 16, 3, new float[16 * 16 * 3]);
      java.util.Arrays.fill(image.data(), 1);
      FeatureMap map = operator.encoder().encode(image);
      assertEquals(4.5, map.cells().centre(0));
      assertClose("scaled", new float[] {2, 1, 0.5f}, first(map.data(), 3), 1e-6);
      ImagePrediction painted = (ImagePrediction) operator.decoder().orElseThrow().decode(map);
      assertEquals(16, painted.rgb().width());
      // (2 + 0.5 + 1) / 4 and so on
      assertClose(
          "painted", new float[] {0.875f, 0.625f, 0.5f}, first(painted.rgb().data(), 3), 1e-6);
    }
  }

  private static float[] first(float[] values, int count) {
    return java.util.Arrays.copyOf(values, count);
  }

  @Test
  void onnxFoldersWorkAlike() throws IOException {
    OnnxFile.poolAndMix(
        folder.resolve("encoder.onnx"), 4, new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    OnnxFile.poolAndMix(folder.resolve("decoder.onnx"), 1, new float[][] {{1, 1, 1}});
    try (Operator operator = open()) {
      assertEquals(new FeatureGrid(3, 4, 0), operator.info().grid());
      FeatureMap map = operator.encoder().encode(Pictures.noise(64, 32, 2));
      FeaturePrediction sum =
          assertInstanceOf(FeaturePrediction.class, operator.decoder().orElseThrow().decode(map));
      float expected = map.data()[0] + map.data()[1] + map.data()[2];
      assertEquals(expected, sum.map().data()[0], 1e-6);
      assertEquals(map.cells(), sum.map().cells());
    }
  }

  @Test
  void decodersThatAddCellsKeepTheirPlace() {
    save("encoder.pt", POOL);
    save(
        "decoder.pt",
        "def forward(self, x: Tensor) -> Tensor:\n"
            + "  return torch.upsample_nearest2d(x, None, [2., 2.])");
    try (Operator operator = open()) {
      FeatureMap map = operator.encoder().encode(Pictures.noise(64, 64, 3));
      FeaturePrediction finer = (FeaturePrediction) operator.decoder().orElseThrow().decode(map);
      assertEquals(4, finer.map().cells().stride());
      assertEquals(16, finer.map().width());
    }
  }

  @Test
  void networksOfOneSizeAreFoundOutToo() {
    save(
        "encoder.pt",
        "def forward(self, x: Tensor) -> Tensor:\n"
            + "  return torch.avg_pool2d(torch.reshape(x, [1, 3, 224, 224]), [16, 16], [16, 16])");
    try (Operator operator = open()) {
      assertEquals(16, operator.info().stride());
      FeatureMap map = operator.encoder().encode(Pictures.noise(100, 50, 4));
      assertEquals(224, map.cells().imageWidth());
      assertEquals(14, map.height());
    }
  }

  @Test
  void picturesAreEncodedSideBySide() {
    save("encoder.pt", POOL);
    Image[] pictures = new Image[12];
    float[][] alone = new float[pictures.length][];
    float[][] together = new float[pictures.length][];
    try (Operator operator = open();
        Workers workers = Workers.start(3)) {
      for (int i = 0; i < pictures.length; i++) {
        pictures[i] = Pictures.noise(64, 32, i);
        alone[i] = operator.encoder().encode(pictures[i]).data();
      }
      workers.forEach(
          pictures.length, i -> together[i] = operator.encoder().encode(pictures[i]).data());
    }
    for (int i = 0; i < pictures.length; i++) {
      assertArrayEquals(alone[i], together[i]);
    }
  }

  @Test
  void aClosedOperatorSaysSo() {
    save("encoder.pt", POOL);
    Operator operator = open();
    operator.close();
    operator.close();
    assertThrows(
        IllegalStateException.class, () -> operator.encoder().encode(Pictures.noise(32, 32, 1)));
  }
}
