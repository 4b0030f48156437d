package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What single formats have that others have not. */
class FormatDetailsTest {
  @TempDir Path folder;

  private void write(RigFiles format) {
    format.write(format.shots(), folder);
  }

  private void complaint(String expected) {
    InputException e =
        assertThrows(InputException.class, () -> Scenes.open(folder, SyntheticRig.OPTIONS));
    assertTrue(e.getMessage().contains(expected), e::getMessage);
  }

  private List<String> names(Scene scene) {
    return scene.views().stream().map(View::name).toList();
  }

  @Test
  void llffMayGiveTheFullSizeForReducedPictures() throws IOException {
    write(RigFiles.LLFF);
    Path small = Files.createDirectories(folder.resolve("images_2"));
    for (String name : List.of("im00.png", "im01.png", "im02.png")) {
      ImageFiles.write(small.resolve(name), Image.zeros(32, 24, 3));
      Files.delete(folder.resolve("images/" + name));
    }
    Files.delete(folder.resolve("images"));
    Scene scene = Scenes.open(folder);
    assertEquals(
        new Intrinsics(30.5, 30.5, 16, 12, 32, 24), scene.views().get(0).camera().intrinsics());
  }

  @Test
  void llffsViewsKeepTheirBoundsWithinTheScenes() {
    write(RigFiles.LLFF); // near 2, 3, 4; far 6, 7, 8
    Scene scene = Scenes.open(folder);
    assertEquals(new DepthRange(1.8, 8), scene.depthRange());
    assertEquals(new DepthRange(3, 7), scene.depthRangeOf(scene.views().get(1)));
  }

  @Test
  void llffsMasksAreFoundByName() throws IOException {
    write(RigFiles.LLFF);
    Path masks = Files.createDirectories(folder.resolve("masks"));
    Image white = Image.zeros(64, 48, 1);
    Arrays.fill(white.data(), 1);
    ImageFiles.write(masks.resolve("im01.png"), white);
    Scene scene = Scenes.open(folder);
    assertTrue(scene.views().get(0).mask().isEmpty());
    assertEquals(1, scene.views().get(1).mask().orElseThrow().get().at(5, 5, 0));
  }

  @Test
  void llffNeedsAPictureForEachRow() throws IOException {
    write(RigFiles.LLFF);
    Files.delete(folder.resolve("images/im01.png"));
    complaint("poses_bounds.npy: has 3 rows");
  }

  @Test
  void llffNeedsSeventeenColumns() {
    write(RigFiles.LLFF);
    Npy.write(folder.resolve("poses_bounds.npy"), HostArray.ofDoubles(new double[45], 3, 15));
    complaint("expected N x 17");
  }

  @Test
  void llffsBoundsMustBeARange() {
    write(RigFiles.LLFF);
    Path file = folder.resolve("poses_bounds.npy");
    double[] all = Npy.read(file).toDoubles();
    all[17 + 15] = -1;
    Npy.write(file, HostArray.ofDoubles(all, 3, 17));
    InputException e = assertThrows(InputException.class, () -> Scenes.open(folder));
    assertTrue(e.getMessage().contains("poses_bounds.npy, row 2"), e::getMessage);
  }

  @Test
  void ibrnetsCamerasMayBeAnArray() throws IOException {
    write(RigFiles.IBRNET);
    List<Double> numbers = new ArrayList<>();
    for (String word : Files.readString(folder.resolve("cameras.txt")).split("\\s+")) {
      numbers.add(Double.parseDouble(word));
    }
    Npy.write(
        folder.resolve("cameras.npy"),
        HostArray.ofDoubles(numbers.stream().mapToDouble(d -> d).toArray(), 3, 34));
    Files.delete(folder.resolve("cameras.txt"));
    SyntheticRig.assertSameProjections(
        RigFiles.IBRNET.shots(), Scenes.open(folder, SyntheticRig.OPTIONS));
  }

  @Test
  void rgbdFramesMayBeNamedInAnyOrder() {
    List<SyntheticRig.Shot> shots = new ArrayList<>(RigFiles.RGBD.shots());
    Collections.reverse(shots);
    RigFiles.RGBD.write(shots, folder);
    SyntheticRig.write(
        folder.resolve("frames.txt"),
        "# k image\n0 images/im02.png\n1 images/im01.png\n2 images/im00.png\n");
    Scene scene = Scenes.open(folder, SyntheticRig.OPTIONS);
    SyntheticRig.assertSameProjections(shots, scene);
  }

  @Test
  void rgbdNeedsAPoseForEachPicture() throws IOException {
    write(RigFiles.RGBD);
    Path poses = folder.resolve("poses.txt");
    Files.writeString(poses, Files.readString(poses).lines().findFirst().orElseThrow());
    complaint("poses.txt: has 1 poses for 3 pictures");
  }

  @Test
  void rgbdDepthMapsAreInMillimetresAndGiveTheRange() throws IOException {
    write(RigFiles.RGBD);
    Path depth = Files.createDirectories(folder.resolve("depth"));
    for (int i = 0; i < 3; i++) {
      Image map = Image.zeros(64, 48, 1);
      Arrays.fill(map.data(), 1500 + 500 * i);
      ImageFiles.writeDepth16(depth.resolve(i + ".png"), map, 1);
    }
    Scene scene = Scenes.open(folder);
    assertEquals(2.0, scene.views().get(1).depth().orElseThrow().get().at(3, 4, 0), 1e-6);
    assertTrue(scene.depthRange().near() < 1.5 && scene.depthRange().far() > 2.5);
    assertTrue(scene.depthRange().near() > 1 && scene.depthRange().far() < 4);
  }

  @Test
  void scanNetFramesWithoutTrackingAreLeftOut() {
    write(RigFiles.SCANNET);
    SyntheticRig.write(folder.resolve("pose/im01.txt"), "-inf ".repeat(16));
    Scene scene = Scenes.open(folder, SyntheticRig.OPTIONS);
    assertEquals(List.of("im00.png", "im02.png"), names(scene));
    assertTrue(scene.notes().get(0).contains("tracking was lost"));
  }

  @Test
  void scanNetFramesAreInTheOrderOfTheirNumbers() {
    List<SyntheticRig.Shot> shots = new ArrayList<>();
    for (String name : List.of("10.png", "9.png", "100.png")) {
      SyntheticRig.Shot s = RigFiles.SCANNET.shots().get(0);
      shots.add(new SyntheticRig.Shot(name, s.intrinsics(), Lens.NONE, s.pose()));
    }
    RigFiles.SCANNET.write(shots, folder);
    assertEquals(
        List.of("9.png", "10.png", "100.png"), names(Scenes.open(folder, SyntheticRig.OPTIONS)));
  }

  @Test
  void scanNetDepthMapsAreBroughtToThePicturesPixels() throws IOException {
    write(RigFiles.SCANNET);
    // Half the size, twice the field of view: focal lengths are a quarter.
    Intrinsics half = new Intrinsics(61 / 4.0, 61 / 4.0, 16, 12, 32, 24);
    SyntheticRig.write(folder.resolve("intrinsic/intrinsic_depth.txt"), RigFiles.matrix4(half));
    Image map = Image.zeros(32, 24, 1);
    for (int row = 0; row < 24; row++) {
      for (int col = 0; col < 32; col++) {
        map.set(col, row, 0, 1000 + col);
      }
    }
    Path depth = Files.createDirectories(folder.resolve("depth"));
    ImageFiles.writeDepth16(depth.resolve("im00.png"), map, 1);
    Image read = Scenes.open(folder).views().get(0).depth().orElseThrow().get();
    assertEquals(64, read.width());
    // Column c sees the ray (c + 0.5 - 32) / 61, which the depth camera has at a quarter of that.
    for (int col = 0; col < 64; col++) {
      int there = (int) Math.floor((col + 0.5 - 32) / 4 + 16);
      assertEquals((1000 + there) / 1000.0, read.at(col, 20, 0), 1e-6);
    }
  }

  @Test
  void middleburysBoxBoundsTheDepths() {
    write(RigFiles.MIDDLEBURY);
    SyntheticRig.write(
        folder.resolve("README.txt"),
        "The tight bounding box for the rig is\n(-0.1 -0.2 -0.3) (0.1, 0.2, 0.3)\n");
    Scene scene = Scenes.open(folder);
    for (View view : scene.views()) {
      double middle = view.camera().pose().translation().z();
      DepthRange range = scene.depthRangeOf(view);
      assertTrue(range.near() < middle && range.far() > middle);
      assertTrue(range.far() - range.near() <= 2 * Math.sqrt(0.14) + 1e-9);
    }
  }

  @Test
  void middleburysCountMustBeRight() throws IOException {
    write(RigFiles.MIDDLEBURY);
    Path file = folder.resolve("rig_par.txt");
    Files.writeString(file, Files.readString(file).replaceFirst("3", "4"));
    complaint("rig_par.txt: promises 4 views, but 3 rows follow");
  }

  @Test
  void skewIsRefused() throws IOException {
    write(RigFiles.STRECHA);
    Path file = folder.resolve("cameras/im01.png.camera");
    Files.writeString(file, Files.readString(file).replaceFirst(" 0.0", " 0.7"));
    complaint("im01.png.camera: the camera matrix has skew");
  }

  @Test
  void strechasDistortionIsRefused() throws IOException {
    write(RigFiles.STRECHA);
    Path file = folder.resolve("cameras/im01.png.camera");
    Files.writeString(file, Files.readString(file).replaceFirst("0 0 0\n", "0.1 0 0\n"));
    complaint("im01.png.camera: the fourth line is not zero");
  }

  @Test
  void aMissingPictureIsCountedWhereNamesAreGiven() throws IOException {
    write(RigFiles.STRECHA);
    Files.delete(folder.resolve("images/im01.png"));
    Scene scene = Scenes.open(folder, SyntheticRig.OPTIONS);
    assertEquals(List.of("im00.png", "im02.png"), names(scene));
    assertTrue(scene.notes().get(0).startsWith("1 images were left out"));
  }

  @Test
  void aDamagedPictureIsNamedWhenItIsOpened() throws IOException {
    write(RigFiles.STRECHA);
    Files.writeString(folder.resolve("images/im01.png"), "no picture");
    complaint("im01.png");
  }

  @Test
  void oneDepthRangeForAllIsTaken() {
    write(RigFiles.LLFF);
    DepthRange range = new DepthRange(0.5, 50);
    Scene scene = Scenes.open(folder, SceneOptions.DEFAULTS.withDepthRange(range));
    assertEquals(range, scene.depthRangeOf(scene.views().get(1)));
  }
}
