package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.BrownLens;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.FisheyeLens;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransformsReaderTest {
  private static final String IDENTITY = "[[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]";

  @TempDir Path folder;

  private void json(String name, String text) {
    SyntheticRig.write(folder.resolve(name), text);
  }

  private static String frame(String path, String more) {
    return "{\"file_path\": \"%s\", \"transform_matrix\": %s%s}".formatted(path, IDENTITY, more);
  }

  private Scene open() {
    return Scenes.open(folder, SyntheticRig.OPTIONS);
  }

  static Stream<Arguments> lenses() {
    return Stream.of(
        Arguments.of(
            "\"camera_model\": \"OPENCV\", \"k1\": 0.1, \"k2\": 0.02, \"p1\": 0.001, \"p2\": 0.002",
            Lens.brown(0.1, 0.02, 0.001, 0.002)),
        Arguments.of("\"k1\": -0.1", Lens.radial(-0.1, 0)),
        Arguments.of(
            "\"k1\": 0.1, \"k3\": 0.03", new BrownLens(new double[] {0.1, 0, 0, 0, 0.03, 0, 0, 0})),
        Arguments.of(
            "\"camera_model\": \"OPENCV_FISHEYE\", \"k1\": 0.1, \"k2\": 0.02, \"k3\": 0.01,"
                + " \"k4\": 0.001",
            FisheyeLens.radial(0.1, 0.02, 0.01, 0.001)),
        Arguments.of("\"is_fisheye\": true, \"k1\": 0.1", FisheyeLens.radial(0.1, 0, 0, 0)));
  }

  @ParameterizedTest
  @MethodSource("lenses")
  void theLensOfTheFileIsUndone(String entries, Lens lens) {
    List<SyntheticRig.Shot> shots = SyntheticRig.shots(lens);
    SyntheticRig.writePictures(shots, folder.resolve("images"));
    List<String> frames = shots.stream().map(s -> RigFiles.frame(s, "")).toList();
    json("transforms.json", "{%s, \"frames\": [%s]}".formatted(entries, String.join(",", frames)));
    SyntheticRig.assertSameProjections(shots, open());
  }

  @ParameterizedTest
  @MethodSource("lenses")
  void aFramesOwnLensComesFirst(String entries, Lens lens) {
    List<SyntheticRig.Shot> shots = SyntheticRig.shots(lens);
    SyntheticRig.writePictures(shots, folder.resolve("images"));
    List<String> frames = shots.stream().map(s -> RigFiles.frame(s, ", " + entries)).toList();
    json("transforms.json", "{\"k1\": 0.5, \"frames\": [%s]}".formatted(String.join(",", frames)));
    SyntheticRig.assertSameProjections(shots, open());
  }

  @Test
  void blendersFilesAreReadTogetherWithoutExtensionsOrSizes() {
    for (String split : List.of("train", "val", "test")) {
      SyntheticRig.writePicture(folder.resolve(split + "/r_0.png"));
      json(
          "transforms_" + split + ".json",
          "{\"camera_angle_x\": 1.2, \"frames\": [%s]}"
              .formatted(frame("./" + split + "/r_0", "")));
    }
    Scene scene = open();
    assertEquals(
        List.of("train/r_0.png", "val/r_0.png", "test/r_0.png"),
        scene.views().stream().map(v -> v.name()).toList());
    double focal = 32 / Math.tan(0.6);
    assertEquals(
        new Intrinsics(focal, focal, 32, 24, 64, 48), scene.views().get(0).camera().intrinsics());
  }

  @Test
  void framesKnownFromAnotherFileAreReadOnce() {
    SyntheticRig.writePicture(folder.resolve("test/a.png"));
    for (String split : List.of("val", "test")) {
      json(
          "transforms_" + split + ".json",
          "{\"fl_x\": 60, \"frames\": [%s]}".formatted(frame("test/a.png", "")));
    }
    assertEquals(1, open().views().size());
    assertTrue(open().notes().get(0).contains("known before"));
  }

  @Test
  void openGlsCameraLooksAlongMinusZ() {
    SyntheticRig.writePicture(folder.resolve("images/a.png"));
    json(
        "transforms.json", "{\"fl_x\": 60, \"frames\": [%s]}".formatted(frame("images/a.png", "")));
    Pose pose = open().views().get(0).camera().pose();
    assertEquals(0, pose.forwardInWorld().distance(new Vec3(0, 0, -1)));
    assertEquals(0, pose.upInWorld().distance(new Vec3(0, 1, 0)));
  }

  @Test
  void depthMapsAndMasksComeAlong() {
    SyntheticRig.writePicture(folder.resolve("images/a.png"));
    Image depth = Image.zeros(64, 48, 1);
    Image mask = Image.zeros(64, 48, 1);
    for (int i = 0; i < depth.data().length; i++) {
      depth.data()[i] = 2 + i % 3;
      mask.data()[i] = i % 2;
    }
    ImageFiles.writeDepth16(folder.resolve("d.png"), depth, 0.001);
    ImageFiles.write(folder.resolve("m.png"), mask);
    json(
        "transforms.json",
        "{\"fl_x\": 60, \"frames\": [%s]}"
            .formatted(
                frame(
                    "images/a.png", ", \"depth_file_path\": \"d.png\", \"mask_path\": \"m.png\"")));
    Scene scene = Scenes.open(folder);
    Image read = scene.views().get(0).depth().orElseThrow().get();
    assertEquals(depth.at(10, 7, 0), read.at(10, 7, 0), 1e-6);
    assertEquals(depth.at(11, 40, 0), read.at(11, 40, 0), 1e-6);
    assertEquals(1, scene.views().get(0).mask().orElseThrow().get().at(1, 0, 0));
    assertEquals(0, scene.views().get(0).mask().orElseThrow().get().at(2, 0, 0));
    assertTrue(scene.depthRange().near() < 2 && scene.depthRange().far() > 4);
  }

  @Test
  void aBoxBoundsTheDepths() {
    SyntheticRig.writePicture(folder.resolve("images/a.png"));
    json(
        "transforms.json",
        "{\"fl_x\": 60, \"aabb\": [[-1, -1, -5], [1, 1, -3]], \"frames\": [%s]}"
            .formatted(frame("images/a.png", "")));
    assertEquals(new DepthRange(3, 5), Scenes.open(folder).depthRange());
  }

  @Test
  void aFactorTakesTheReducedPictures() {
    SyntheticRig.writePicture(folder.resolve("images/a.png"));
    SyntheticRig.write(folder.resolve("images_2"), null);
    ImageFiles.write(folder.resolve("images_2/a.png"), Image.zeros(32, 24, 3));
    json(
        "transforms.json",
        "{\"fl_x\": 60, \"w\": 64, \"h\": 48, \"frames\": [%s]}"
            .formatted(frame("images/a.png", "")));
    SceneOptions options = SyntheticRig.OPTIONS.withImageFactor(2);
    assertEquals(
        new Intrinsics(30, 30, 16, 12, 32, 24),
        Scenes.open(folder, options).views().get(0).camera().intrinsics());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"fl_x\": 60}|transforms.json: has no list",
        "{\"fl_x\": 60, \"frames\": []}|describes no image",
        "{\"frames\": [FRAME]}|frame 1: has neither",
        "{\"fl_x\": \"60\", \"frames\": [FRAME]}|\"fl_x\" must be a finite number",
        "{\"fl_x\": NaN, \"frames\": [FRAME]}|transforms.json, row 1: is not valid JSON",
        "{\"fl_x\": -3, \"frames\": [FRAME]}|frame 1: focal lengths must be positive",
        "{\"fl_x\": 60, \"w\": 64, \"h\": 20, \"frames\": [FRAME]}|another aspect",
        "{\"fl_x\": 60, \"k4\": 1, \"frames\": [FRAME]}|frame 1: \"k4\"",
        "{\"fl_x\": 60, \"camera_model\": \"EQUIRECTANGULAR\", \"frames\":"
            + " [FRAME]}|EQUIRECTANGULAR",
        "{\"camera_angle_x\": 4, \"frames\": [FRAME]}|in radians",
        "{\"fl_x\": 60, \"frames\": [FRAME, FRAME]}|frame 2: image a.png was described before",
        "{\"fl_x\": 60, \"frames\": [{\"file_path\": \"images/a.png\"}]}|no \"transform_matrix\"",
        "{\"fl_x\": 60, \"frames\": [{\"transform_matrix\": MATRIX}]}|no \"file_path\"",
        "{\"fl_x\": 60, \"frames\": [7]}|frame 1: must be an object",
        "[]|is no JSON object",
        "{\"fl_x\": 60, \"frames\": [{\"file_path\": \"x.png\", \"transform_matrix\":"
            + " MATRIX}]}|none of the 1 pictures",
        "{\"fl_x\": 60, \"frames\": [{\"file_path\": \"images/a.png\", \"transform_matrix\":"
            + " [[1,0],[0,1]]}]}|must be 3 x 4",
        "{\"fl_x\": 60, \"frames\": [{\"file_path\": \"images/a.png\", \"transform_matrix\":"
            + " [[2,0,0,0],[0,2,0,0],[0,0,2,0],[0,0,0,1]]}]}|frame 1: the pose's 3 x 3 part"
      })
  void whatMakesNoSenseIsNamed(String text, String expected) {
    SyntheticRig.writePicture(folder.resolve("images/a.png"));
    json(
        "transforms.json",
        text.replace("FRAME", frame("images/a.png", "")).replace("MATRIX", IDENTITY));
    InputException e = assertThrows(InputException.class, this::open);
    assertTrue(e.getMessage().contains(expected), e::getMessage);
  }
}
