package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.BrownLens;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.FieldOfViewLens;
import dev.lift3d.core.geometry.FisheyeLens;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColmapReaderTest {
  @TempDir Path folder;

  static Stream<Arguments> models() {
    double[] full = {0.1, 0.02, 0.001, -0.002, 0.01, 0.2, 0.03, 0.004};
    double[] prism = {0.02, -0.01, 0.001, -0.001, 0.003, -0.001, 0.002, -0.001};
    return Stream.of(
        Arguments.of("SIMPLE_PINHOLE", new double[0], Lens.NONE),
        Arguments.of("PINHOLE", new double[0], Lens.NONE),
        Arguments.of("SIMPLE_RADIAL", new double[] {-0.1}, Lens.radial(-0.1, 0)),
        Arguments.of("RADIAL", new double[] {-0.1, 0.02}, Lens.radial(-0.1, 0.02)),
        Arguments.of(
            "OPENCV", new double[] {0.1, 0.02, 0.001, 0.002}, Lens.brown(0.1, 0.02, 0.001, 0.002)),
        Arguments.of("FULL_OPENCV", full, new BrownLens(full)),
        Arguments.of("FOV", new double[] {0.7}, new FieldOfViewLens(0.7)),
        Arguments.of(
            "OPENCV_FISHEYE",
            new double[] {0.02, -0.01, 0.003, -0.001},
            FisheyeLens.radial(0.02, -0.01, 0.003, -0.001)),
        Arguments.of(
            "SIMPLE_RADIAL_FISHEYE", new double[] {0.02}, FisheyeLens.radial(0.02, 0, 0, 0)),
        Arguments.of(
            "RADIAL_FISHEYE", new double[] {0.02, -0.01}, FisheyeLens.radial(0.02, -0.01, 0, 0)),
        Arguments.of("THIN_PRISM_FISHEYE", prism, new FisheyeLens(prism)));
  }

  private static List<SyntheticRig.Shot> shots(String model, Lens lens) {
    boolean one = model.startsWith("SIMPLE") || model.startsWith("RADIAL");
    return one ? SyntheticRig.simpleShots(lens) : SyntheticRig.shots(lens);
  }

  @ParameterizedTest
  @MethodSource("models")
  void textKeepsEveryProjection(String model, double[] parameters, Lens lens) {
    List<SyntheticRig.Shot> shots = shots(model, lens);
    new ColmapWriter(shots, model, parameters, List.of()).text(folder.resolve("sparse/0"));
    SyntheticRig.writePictures(shots, folder.resolve("images"));
    Scene scene = Scenes.open(folder, SyntheticRig.OPTIONS);
    assertEquals("COLMAP text", scene.format());
    SyntheticRig.assertSameProjections(shots, scene);
  }

  @ParameterizedTest
  @MethodSource("models")
  void binaryKeepsEveryProjection(String model, double[] parameters, Lens lens) throws IOException {
    List<SyntheticRig.Shot> shots = shots(model, lens);
    new ColmapWriter(shots, model, parameters, List.of()).binary(folder.resolve("sparse"));
    SyntheticRig.writePictures(shots, folder.resolve("images"));
    Scene scene = Scenes.open(folder, SyntheticRig.OPTIONS);
    assertEquals("COLMAP binary", scene.format());
    SyntheticRig.assertSameProjections(shots, scene);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pointsComeWithTheViewsThatSeeThem(boolean binary) throws IOException {
    List<Vec3> points = cloud();
    Scene scene = Scenes.open(pinholeScene(points, binary));
    assertEquals(points, scene.points().positions());
    for (int[] seen : scene.points().seenIn()) {
      assertArrayEquals(java.util.stream.IntStream.range(0, 200).toArray(), seen);
    }
  }

  @Test
  void depthRangesHoldTheObservedPoints() throws IOException {
    List<Vec3> points = cloud();
    Scene scene = Scenes.open(pinholeScene(points, true));
    scene
        .views()
        .forEach(
            view -> {
              DepthRange range = view.depthRange().orElseThrow();
              for (Vec3 p : points) {
                double z = view.camera().pose().toCamera(p).z();
                assertTrue(range.near() < z && z < range.far());
                assertTrue(scene.depthRange().near() < z && z < scene.depthRange().far());
              }
              assertTrue(range.far() / range.near() < 4);
            });
  }

  @Test
  void aMissingPictureIsLeftOutAndItsPointsWithIt() throws IOException {
    Path scene = pinholeScene(cloud(), false);
    Files.delete(scene.resolve("images/im01.png"));
    Scene read = Scenes.open(scene);
    assertEquals(
        List.of("im00.png", "im02.png"), read.views().stream().map(v -> v.name()).toList());
    assertEquals(2, read.points().seenIn().size());
    assertTrue(read.notes().stream().anyMatch(n -> n.startsWith("1 images were left out")));
  }

  @Test
  void reducedPicturesHaveReducedCameras() throws IOException {
    List<SyntheticRig.Shot> shots = SyntheticRig.shots(Lens.NONE);
    new ColmapWriter(shots, "PINHOLE", new double[0], cloud()).text(folder.resolve("sparse/0"));
    for (SyntheticRig.Shot s : shots) {
      Path file = folder.resolve("images_2").resolve(s.name());
      Files.createDirectories(file.getParent());
      dev.lift3d.core.image.ImageFiles.write(file, dev.lift3d.core.image.Image.zeros(32, 24, 3));
    }
    Scene scene = Scenes.open(folder, SceneOptions.DEFAULTS.withImageFactor(2));
    for (int i = 0; i < 3; i++) {
      assertEquals(
          shots.get(i).intrinsics().resized(32, 24), scene.views().get(i).camera().intrinsics());
    }
  }

  @Test
  void aPictureOfAnotherAspectIsRefused() throws IOException {
    Path scene = pinholeScene(cloud(), false);
    dev.lift3d.core.image.ImageFiles.write(
        scene.resolve("images/im01.png"), dev.lift3d.core.image.Image.zeros(48, 64, 3));
    InputException e = assertThrows(InputException.class, () -> Scenes.open(scene));
    assertTrue(e.getMessage().contains("im01.png") && e.getMessage().contains("64 x 48"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cameras", "images", "points3D"})
  void aBinaryFileCutShortIsNamed(String name) throws IOException {
    Path scene = pinholeScene(cloud(), true);
    Path file = scene.resolve("sparse/0/" + name + ".bin");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 4, 8, 20, whole.length / 2, whole.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      InputException e = assertThrows(InputException.class, () -> Scenes.open(scene));
      assertTrue(e.getMessage().contains(name + ".bin"), e::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cameras", "images", "points3D"})
  void bytesThatAreNotTheFormatNeverEscapeAsAnythingElse(String name) throws IOException {
    Path scene = pinholeScene(cloud(), true);
    Path file = scene.resolve("sparse/0/" + name + ".bin");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(23);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(Math.min(200, whole.length))] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, damaged);
      try {
        Scenes.open(scene, SyntheticRig.OPTIONS); // some damage makes another valid model
      } catch (InputException e) {
        assertTrue(e.getMessage().contains(".bin"), e::getMessage);
      }
    }
  }

  static Stream<Arguments> brokenText() {
    String camera = "1 PINHOLE 64 48 60 60 32 24\n";
    String image = "1 1 0 0 0 0 0 5 1 im00.png\n\n";
    return Stream.of(
        Arguments.of("1 PINHOLE 64 48 60 60 32\n", image, "cameras.txt, row 1"),
        Arguments.of("1 PINHOLE 64 48 60 60 32 24 7\n", image, "cameras.txt, row 1"),
        Arguments.of("1 PINHOLE 64 48 60 nan 32 24\n", image, "cameras.txt, row 1"),
        Arguments.of("1 PINHOLE 64 48 -60 60 32 24\n", image, "cameras.txt, row 1"),
        Arguments.of("1 PINHOLE 0 48 60 60 32 24\n", image, "cameras.txt, row 1"),
        Arguments.of("1 EQUIRECTANGULAR 64 48\n", image, "EQUIRECTANGULAR"),
        Arguments.of(camera + camera, image, "cameras.txt, row 2"),
        Arguments.of("", image, "images.txt, row 1"),
        Arguments.of(camera, "", "describes no image"),
        Arguments.of(camera, "1 1 0 0 0 0 0 5 1 im00.png", "images.txt, row 1"),
        Arguments.of(camera, "1 2 0 0 0 0 0 5 1 im00.png\n\n", "images.txt, row 1"),
        Arguments.of(camera, "1 nan 0 0 0 0 0 5 1 im00.png\n\n", "images.txt, row 1"),
        Arguments.of(camera, "1 1 0 0 0 0 inf 5 1 im00.png\n\n", "images.txt, row 1"),
        Arguments.of(camera, "1 1 0 0 0 0 0 5 9 im00.png\n\n", "images.txt, row 1"),
        Arguments.of(camera, "1 1 0 0 0 0 0 5 1\n\n", "images.txt, row 1"),
        Arguments.of(camera, image + image, "images.txt, row 3"),
        Arguments.of(camera, image + "2 1 0 0 0 0 0 5 1 im00.png\n\n", "images.txt, row 3"),
        Arguments.of(camera, "1 1 0 0 0 0 0 5 1 nowhere.png\n\n", "nowhere.png"));
  }

  @ParameterizedTest
  @MethodSource("brokenText")
  void brokenTextIsNamedWithItsRow(String cameras, String images, String expected) {
    SyntheticRig.write(folder.resolve("sparse/0/cameras.txt"), cameras);
    SyntheticRig.write(folder.resolve("sparse/0/images.txt"), images);
    SyntheticRig.writePicture(folder.resolve("images/im00.png"));
    InputException e =
        assertThrows(InputException.class, () -> Scenes.open(folder, SyntheticRig.OPTIONS));
    assertTrue(e.getMessage().contains(expected), e::getMessage);
  }

  private Path pinholeScene(List<Vec3> points, boolean binary) throws IOException {
    List<SyntheticRig.Shot> shots = SyntheticRig.shots(Lens.NONE);
    ColmapWriter writer = new ColmapWriter(shots, "PINHOLE", new double[0], points);
    if (binary) {
      writer.binary(folder.resolve("sparse/0"));
    } else {
      writer.text(folder.resolve("sparse/0"));
    }
    SyntheticRig.writePictures(shots, folder.resolve("images"));
    return folder;
  }

  private static List<Vec3> cloud() {
    Random random = new Random(1);
    List<Vec3> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      points.add(new Vec3(random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    return points;
  }
}
