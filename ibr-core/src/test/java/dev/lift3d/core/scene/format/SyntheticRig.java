package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Undistortion;
import dev.lift3d.core.geometry.Vec2;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Known cameras around known points, to be written in each format and read back. */
final class SyntheticRig {
  static final int WIDTH = 64;
  static final int HEIGHT = 48;

  /** Depths need no looking for where the geometry is what is tested. */
  static final SceneOptions OPTIONS = SceneOptions.DEFAULTS.withDepthRange(new DepthRange(1, 10));

  /** One camera with its lens. */
  record Shot(String name, Intrinsics intrinsics, Lens lens, Pose pose) {}

  private SyntheticRig() {}

  /** Three cameras that stand anywhere and look roughly at the origin, each with its own zoom. */
  static List<Shot> shots(Lens lens) {
    Random random = new Random(11);
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Vec3 centre = new Vec3(4 + random.nextDouble(), random.nextDouble() - 2, i - 1.5);
      Vec3 up = new Vec3(random.nextDouble(), 1, random.nextDouble());
      Intrinsics k = new Intrinsics(60 + i, 62 - i, 33.25, 22.5 + i, WIDTH, HEIGHT);
      shots.add(
          new Shot("im%02d.png".formatted(i), k, lens, Pose.lookingAt(centre, Vec3.ZERO, up)));
    }
    return shots;
  }

  /** The same cameras with the same square pixels and the principal point in the middle. */
  static List<Shot> simpleShots(Lens lens) {
    return shots(lens).stream()
        .map(
            s ->
                new Shot(
                    s.name,
                    new Intrinsics(61, 61, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT),
                    s.lens,
                    s.pose))
        .toList();
  }

  /** Writes a small picture for each shot. */
  static void writePictures(List<Shot> shots, Path folder) {
    for (Shot s : shots) {
      writePicture(folder.resolve(s.name));
    }
  }

  static void writePicture(Path file) {
    Image image = Image.zeros(WIDTH, HEIGHT, 3);
    Random random = new Random(5);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = random.nextFloat();
    }
    write(file.getParent(), null);
    ImageFiles.write(file, image);
  }

  /** Writes a text file, or only makes the folder if there is no text. */
  static void write(Path file, String text) {
    try {
      if (text == null) {
        Files.createDirectories(file);
        return;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every point must appear in the pinhole's picture where the lens put it in the photograph. */
  static void assertSameProjections(List<Shot> shots, Scene scene) {
    assertEquals(shots.size(), scene.views().size());
    Random random = new Random(17);
    for (int i = 0; i < shots.size(); i++) {
      Shot shot = shots.get(i);
      View view = scene.views().get(i);
      assertEquals(shot.name, view.name());
      Undistortion lens = Undistortion.of(shot.intrinsics, shot.lens);
      for (int k = 0; k < 50; k++) {
        Vec3 point =
            new Vec3(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble());
        Vec3 ideal = new Camera(lens.pinhole(), view.camera().pose()).project(point);
        assertEquals(lens.pinhole().fx(), view.camera().intrinsics().fx(), 1e-6);
        Vec2 seen = inPhotograph(shot, point);
        Vec3 read = view.camera().project(point);
        Vec2 back = lens.toPhotograph(read.x(), read.y());
        // Text with 17 digits keeps doubles; what remains is rounding of the pose.
        assertEquals(0, back.distance(seen), 1e-6);
        assertEquals(ideal.z(), read.z(), 1e-9);
      }
    }
  }

  /** The projection written out: pose, division, lens, focal lengths, principal point. */
  private static Vec2 inPhotograph(Shot s, Vec3 point) {
    Vec3 c = s.pose.toCamera(point);
    Vec2 d = s.lens.distort(c.x() / c.z(), c.y() / c.z());
    Intrinsics k = s.intrinsics;
    return new Vec2(k.fx() * d.x() + k.cx(), k.fy() * d.y() + k.cy());
  }

  /** Camera to world, row-major 4 x 4, OpenCV axes. */
  static double[] cameraToWorld(Pose pose) {
    double[] r = pose.rotation();
    Vec3 c = pose.centreInWorld();
    return new double[] {
      r[0], r[3], r[6], c.x(), r[1], r[4], r[7], c.y(), r[2], r[5], r[8], c.z(), 0, 0, 0, 1
    };
  }

  /** Numbers with one blank between them. */
  static String line(double... numbers) {
    StringBuilder s = new StringBuilder();
    for (double n : numbers) {
      s.append(s.isEmpty() ? "" : " ").append(n);
    }
    return s.toString();
  }
}
