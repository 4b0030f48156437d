package dev.lift3d.operators;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.io.Npz;
import dev.lift3d.core.testing.Closeness;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The networks of well-known folders give what they gave when they were stored: pictures, features
 * and outputs lie beside them. Tolerance: 1e-5 of the largest number, since another version or
 * processor adds up in another order.
 */
class KnownFolderGoldenTest {
  private static final double RELATIVE = 1e-5;

  @ParameterizedTest
  @CsvSource({"deeplab-ade20k, 32, 4, 0", "deeplab-voc, 21, 8, -3.5"})
  void labelsComeFromTheStoredLogits(String name, int classes, double stride, double offset) {
    Map<String, HostArray> golden = golden(name);
    try (Operator operator = Operators.open(SharedFolder.model(name).toString())) {
      assertEquals(name, operator.info().name());
      assertEquals(classes, operator.info().classes().size());
      assertEquals(new FeatureGrid(256, stride, offset), operator.info().grid());
      FeatureMap features = encoded(operator, golden);
      assertClosePlanar("features", golden.get("crop_features"), features);
      LabelPrediction labels = (LabelPrediction) decoded(operator, features);
      assertClosePlanar("logits", golden.get("crop_output"), labels.logits());
      assertEquals(golden.get("crop").shape()[3], labels.width());
      assertEquals(golden.get("crop").shape()[2], labels.height());
    }
  }

  @Test
  void superResolutionPaintsTheStoredPicture() {
    Map<String, HostArray> golden = golden("edsr-x2");
    try (Operator operator = Operators.open(SharedFolder.model("edsr-x2").toString())) {
      FeatureMap features = encoded(operator, golden);
      assertClosePlanar("features", golden.get("crop_features_every4"), every4(features));
      ImagePrediction picture = (ImagePrediction) decoded(operator, features);
      assertClose(
          "picture", golden.get("crop_output").toFloats(), picture.rgb().planar(), RELATIVE);
    }
  }

  @Test
  void descriptorsAreTheStoredOnes() {
    Map<String, HostArray> golden = golden("alike-s");
    try (Operator operator = Operators.open(SharedFolder.model("alike-s").toString())) {
      FeatureMap features = encoded(operator, golden);
      assertClosePlanar("features", golden.get("crop_features_every4"), every4(features));
      assertTrue(operator.decoder().isEmpty());
    }
  }

  @Test
  void aStyleVectorBesideTheDecoderStylesThePicture(@TempDir Path folder) throws IOException {
    Map<String, HostArray> golden = golden("style");
    for (String file : new String[] {"encoder.pt", "decoder.pt"}) {
      Files.copy(SharedFolder.model("style").resolve(file), folder.resolve(file));
    }
    Npy.write(folder.resolve("style.npy"), golden.get("port_vector"));
    Files.writeString(
        folder.resolve("operator.json"),
        """
        {
          "about": {"name": "starry"},
          "files": {"decoder": "decoder.pt", "condition": "style.npy"},
          "input": {"size": {"multiple": 4, "smallest": 8}},
          "features": {"channels": 32, "stride": 4, "offset": -1},
          "output": {"kind": "image"}
        }
        """);
    try (Operator operator = Operators.open(folder.toString())) {
      FeatureMap features = encoded(operator, golden);
      assertClosePlanar("features", golden.get("crop_features"), features);
      ImagePrediction picture = (ImagePrediction) decoded(operator, features);
      assertClose(
          "picture", golden.get("crop_output").toFloats(), picture.rgb().planar(), RELATIVE);
    }
    try (Operator operator = Operators.open(SharedFolder.model("style").toString())) {
      assertTrue(operator.decoder().isEmpty(), "no vector, no decoder");
    }
  }

  @Test
  void aWellKnownFolderUnderAnotherNameIsFoundOut(@TempDir Path folder) throws IOException {
    for (String file : new String[] {"encoder.pt", "decoder.pt", "classes.txt"}) {
      Files.copy(SharedFolder.model("deeplab-ade20k").resolve(file), folder.resolve(file));
    }
    Map<String, HostArray> golden = golden("deeplab-ade20k");
    try (Operator operator = Operators.open(folder.toString())) {
      assertEquals(new FeatureGrid(256, 4, 0), operator.info().grid());
      FeatureMap features = encoded(operator, golden);
      assertClosePlanar("features", golden.get("crop_features"), features);
      LabelPrediction labels = (LabelPrediction) decoded(operator, features);
      assertClosePlanar("logits", golden.get("crop_output"), labels.logits());
    }
  }

  private static Map<String, HostArray> golden(String name) {
    return Npz.read(SharedFolder.model(name).resolve("golden.npz"));
  }

  private static FeatureMap encoded(Operator operator, Map<String, HostArray> golden) {
    return operator.encoder().encode(Pictures.of(golden.get("crop")));
  }

  /** Decodes a copy, as if the features came from elsewhere. */
  private static Prediction decoded(Operator operator, FeatureMap map) {
    FeatureMap copy =
        new FeatureMap(map.channels(), map.height(), map.width(), map.data().clone(), map.cells());
    return operator.decoder().orElseThrow().decode(copy);
  }

  private static FeatureMap every4(FeatureMap map) {
    int height = (map.height() + 3) / 4;
    int width = (map.width() + 3) / 4;
    float[] data = new float[height * width * map.channels()];
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        int from = (4 * row * map.width() + 4 * col) * map.channels();
        System.arraycopy(
            map.data(), from, data, (row * width + col) * map.channels(), map.channels());
      }
    }
    return new FeatureMap(map.channels(), height, width, data, map.cells());
  }

  private static void assertClosePlanar(String what, HostArray expected, FeatureMap actual) {
    float[] numbers = expected.toFloats();
    assertEquals(expected.shape()[2], actual.height(), what);
    assertEquals(expected.shape()[3], actual.width(), what);
    assertClose(what, numbers, actual.planar(), RELATIVE * Closeness.largest(numbers));
  }
}
