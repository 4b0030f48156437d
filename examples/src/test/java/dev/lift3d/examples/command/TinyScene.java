package dev.lift3d.examples.command;

import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A scene small enough to write for a test: four noisy pictures, cameras side by side. */
final class TinyScene {
  static final int VIEWS = 4;

  private TinyScene() {}

  /** Writes {@code transforms.json} (OpenGL axes) and the pictures. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(1);
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      Image image = Image.zeros(32, 24, 3);
      for (int k = 0; k < image.data().length; k++) {
        image.data()[k] = random.nextFloat();
      }
      ImageFiles.write(folder.resolve(i + ".png"), image);
      Vec3 centre = new Vec3(0.2 * i, 0, -4);
      frames.add(frame(i, Pose.lookingAt(centre, Vec3.ZERO, new Vec3(0, -1, 0))));
    }
    String json =
        "{\"fl_x\": 40, \"fl_y\": 40, \"cx\": 16, \"cy\": 12, \"w\": 32, \"h\": 24, \"frames\": [\n"
            + String.join(",\n", frames)
            + "]}\n";
    return Files.writeString(folder.resolve("transforms.json"), json).getParent();
  }

  private static String frame(int index, Pose pose) {
    double[] r = pose.rotation(); // rows: right, down, forward in the world
    Vec3 c = pose.centreInWorld();
    return String.format(
        Locale.ROOT,
        "{\"file_path\": \"%d.png\", \"transform_matrix\": "
            + "[[%s, %s, %s, %s], [%s, %s, %s, %s], [%s, %s, %s, %s], [0, 0, 0, 1]]}",
        index,
        r[0],
        -r[3],
        -r[6],
        c.x(),
        r[1],
        -r[4],
        -r[7],
        c.y(),
        r[2],
        -r[5],
        -r[8],
        c.z());
  }
}
