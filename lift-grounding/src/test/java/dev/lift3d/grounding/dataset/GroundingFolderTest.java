package dev.lift3d.grounding.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundingFolderTest {
  private static final int WIDTH = 12;
  private static final int HEIGHT = 10;

  @TempDir Path folder;

  private static GroundingScene sample(int views) {
    Random random = new Random(1);
    Intrinsics k = new Intrinsics(11, 11.5, 6.25, 4.75, WIDTH, HEIGHT);
    List<View> all = new ArrayList<>();
    List<Optional<Supplier<ObjectMap>>> masks = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      Image rgb = Image.zeros(WIDTH, HEIGHT, 3);
      Image depth = Image.zeros(WIDTH, HEIGHT, 1);
      int[] ids = new int[WIDTH * HEIGHT];
      for (int j = 0; j < ids.length; j++) {
        depth.data()[j] = random.nextInt(5000) / 1000f;
        ids[j] = random.nextInt(400) - 1;
        rgb.data()[3 * j + 1] = random.nextInt(256) / 255f;
      }
      Pose pose = Pose.lookingAt(new Vec3(i, 1, 2), new Vec3(0.1, 0.2, 0.3), new Vec3(0, 0, 1));
      all.add(View.of("v" + i, new Camera(k, pose), () -> rgb).withDepth(() -> depth));
      masks.add(Optional.of(() -> new ObjectMap(WIDTH, HEIGHT, ids)));
    }
    Scene scene =
        new Scene("made", "test", all, new DepthRange(1, 5), SparsePoints.NONE, List.of());
    Mention chair =
        new Mention(
            Mention.Role.TARGET, "chair", List.of(new Span(4, 13)), List.of(0, 2), List.of());
    Mention table = new Mention(Mention.Role.ANCHOR, "table", List.of(), List.of(1), List.of());
    GroundedSentence sentence =
        new GroundedSentence(
            "made",
            "the red chair by the t\u00e4ble",
            "next_to",
            List.of(chair, table),
            Map.of("level", "3"));
    SceneObject object =
        new SceneObject(
            2, "chair", Map.of("colour", "red"), Optional.of(new Bounds(0, 0, 0, 1, 2, 1e-3)));
    SceneObject other = new SceneObject(5, "trash can", Map.of(), Optional.empty());
    return new GroundingScene(scene, List.of(object, other), masks, List.of(sentence));
  }

  @Test
  void whatIsWrittenIsReadByTheSameReaderAsScanNet() throws IOException {
    GroundingScene scene = sample(3);
    Path target = folder.resolve("room");
    GroundingFolder.write(target, scene);
    GroundingScene read = GroundingScenes.open(target);
    assertEquals("ScanNet", read.scene().format());
    assertEquals(scene.objects(), read.objects());
    for (int i = 0; i < 3; i++) {
      View expected = scene.scene().views().get(i);
      View found = read.scene().views().get(i);
      assertEquals(expected.camera().intrinsics(), found.camera().intrinsics());
      assertArrayEquals(
          expected.camera().pose().rotation(), found.camera().pose().rotation(), 1e-12);
      assertEquals(
          0,
          expected.camera().pose().translation().distance(found.camera().pose().translation()),
          1e-12);
      assertArrayEquals(
          expected.depth().orElseThrow().get().data(),
          found.depth().orElseThrow().get().data(),
          1e-6f); // both are whole millimetres
      assertArrayEquals(expected.photograph().get().data(), found.photograph().get().data());
      assertArrayEquals(
          scene.masks().get(i).orElseThrow().get().ids(),
          read.masks().get(i).orElseThrow().get().ids());
    }
    GroundedSentence sentence = read.sentences().get(0);
    assertEquals("room", sentence.scene(), "the folder names the scene");
    assertEquals(scene.sentences().get(0).text(), sentence.text());
    assertEquals(scene.sentences().get(0).mentions(), sentence.mentions());
    assertEquals(scene.sentences().get(0).details(), sentence.details());
    assertEquals(List.of(0, 2), sentence.targets());
    Files.move(target, folder.resolve("renamed"));
    assertEquals(1, GroundingScenes.open(folder.resolve("renamed")).sentences().size());
  }

  @Test
  void aFolderIsWrittenWholeOrNotAtAll() throws IOException {
    GroundingScene scene = sample(2);
    View broken =
        View.of(
            "broken",
            scene.scene().views().get(0).camera(),
            () -> {
              throw new IllegalStateException("no picture");
            });
    List<View> views = List.of(scene.scene().views().get(0), broken);
    Scene s = new Scene("s", "test", views, new DepthRange(1, 5), SparsePoints.NONE, List.of());
    GroundingScene bad = new GroundingScene(s, List.of(), scene.masks(), List.of());
    Path target = folder.resolve("room");
    assertThrows(IllegalStateException.class, () -> GroundingFolder.write(target, bad));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aFolderThatIsTakenIsLeftAlone() {
    Path target = folder.resolve("room");
    GroundingFolder.write(target, sample(1));
    InputException e =
        assertThrows(InputException.class, () -> GroundingFolder.write(target, sample(1)));
    assertTrue(e.getMessage().contains("is there already"), e.getMessage());
  }

  @Test
  void aPlainScanNetFolderHasNoObjectsButMayHaveItsOwnMasks() throws IOException {
    Path target = folder.resolve("scene0000_00");
    GroundingFolder.write(target, sample(2));
    Files.delete(target.resolve("objects.json"));
    Files.delete(target.resolve("sentences.json"));
    Files.move(target.resolve("instance"), target.resolve("instance-filt"));
    // ScanNet's own masks have 8 bits.
    Image grey = Image.zeros(WIDTH, HEIGHT, 1);
    grey.set(3, 2, 0, 7 / 255f);
    ImageFiles.write(target.resolve("instance-filt/000001.png"), grey);
    GroundedSentence here =
        new GroundedSentence("scene0000_00", "the bed", "", List.of(), Map.of());
    GroundedSentence there = new GroundedSentence("scene0001_00", "a bed", "", List.of(), Map.of());
    GroundingScene read = GroundingScenes.open(target, List.of(there, here));
    assertEquals(List.of(), read.objects());
    assertEquals(List.of(here), read.sentences());
    ObjectMap mask = read.masks().get(1).orElseThrow().get();
    assertEquals(6, mask.ids()[2 * WIDTH + 3]);
    assertEquals(-1, mask.ids()[0]);
    Files.delete(target.resolve("instance-filt/000000.png"));
    assertTrue(GroundingScenes.open(target).masks().get(0).isEmpty());
  }

  @Test
  void damagedDescriptionsAreRefusedOrHarmless() throws IOException {
    Path target = folder.resolve("room");
    GroundingFolder.write(target, sample(1));
    byte[] objects = Files.readAllBytes(target.resolve("objects.json"));
    DamagedFiles damaged =
        new DamagedFiles(folder.resolve("objects.json"), objects, ObjectsFile::read);
    assertEquals(objects.length, damaged.truncations());
    assertTrue(damaged.changes(1, 500) > 100);
  }

  @Test
  void viewsOfDifferentCamerasAreAProgrammingError() {
    GroundingScene scene = sample(2);
    View v = scene.scene().views().get(1);
    View wider = View.of(v.name(), v.camera().resized(2 * WIDTH, 2 * HEIGHT), v.photograph());
    Scene s =
        new Scene(
            "s",
            "test",
            List.of(scene.scene().views().get(0), wider),
            new DepthRange(1, 5),
            SparsePoints.NONE,
            List.of());
    GroundingScene mixed = new GroundingScene(s, List.of(), scene.masks(), List.of());
    assertThrows(
        IllegalArgumentException.class, () -> GroundingFolder.write(folder.resolve("r"), mixed));
  }
}
