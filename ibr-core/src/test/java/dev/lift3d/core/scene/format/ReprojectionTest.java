package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Undistortion;
import dev.lift3d.core.geometry.Vec2;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The points of real COLMAP models must fall, lens included, where COLMAP saw them. */
class ReprojectionTest {
  /** A 2D point of the model: where, and which 3D point. */
  private record Seen(double u, double v, long point) {}

  private final Map<String, List<Seen>> seen = new HashMap<>();
  private final Map<Long, Vec3> points = new HashMap<>();

  /** The means are those of the models themselves, computed once with another program. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"kitchen, 0.35", "flower, 0.66", "sceaux, 0.21"})
  void theMeanErrorIsTheModels(String name, double expected) throws IOException {
    Path folder = SharedFolder.data(name);
    Path model = folder.resolve("sparse/0");
    boolean binary = Files.exists(model.resolve("cameras.bin"));
    if (binary) {
      readBinary(model);
    } else {
      readText(model);
    }
    ColmapModel.Camera camera =
        (binary ? ColmapBinary.read(model) : ColmapText.read(model)).camera(1);
    Undistortion lens = Undistortion.of(camera.intrinsics(), camera.lens());
    Scene scene = Scenes.open(folder);
    double sum = 0;
    int count = 0;
    for (View view : scene.views()) {
      for (Seen s : seen.get(view.name())) {
        if (s.point >= 0) {
          Vec3 p = view.camera().project(points.get(s.point));
          sum += lens.toPhotograph(p.x(), p.y()).distance(new Vec2(s.u, s.v));
          count++;
        }
      }
    }
    assertEquals(expected, sum / count, 0.01);
    long distinct =
        seen.values().stream()
            .mapToLong(
                l -> l.stream().filter(s -> s.point >= 0).map(s -> s.point).distinct().count())
            .sum();
    assertEquals(distinct, scene.points().seenIn().stream().mapToLong(a -> a.length).sum());
  }

  private void readText(Path model) throws IOException {
    List<String> lines = Files.readAllLines(model.resolve("images.txt"));
    lines.removeIf(l -> l.startsWith("#"));
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      String[] n = lines.get(i + 1).trim().split("\\s+");
      List<Seen> list = new ArrayList<>();
      for (int k = 0; k + 2 < n.length; k += 3) {
        list.add(
            new Seen(
                Double.parseDouble(n[k]), Double.parseDouble(n[k + 1]), Long.parseLong(n[k + 2])));
      }
      seen.put(lines.get(i).split(" ")[9], list);
    }
    for (String line : Files.readAllLines(model.resolve("points3D.txt"))) {
      if (!line.startsWith("#")) {
        String[] n = line.split(" ");
        points.put(
            Long.parseLong(n[0]),
            new Vec3(Double.parseDouble(n[1]), Double.parseDouble(n[2]), Double.parseDouble(n[3])));
      }
    }
  }

  private void readBinary(Path model) throws IOException {
    ByteBuffer in = open(model.resolve("images.bin"));
    for (long i = in.getLong(); i > 0; i--) {
      in.position(in.position() + 4 + 7 * 8 + 4);
      StringBuilder name = new StringBuilder();
      for (char c = (char) in.get(); c != 0; c = (char) in.get()) {
        name.append(c);
      }
      List<Seen> list = new ArrayList<>();
      for (long k = in.getLong(); k > 0; k--) {
        list.add(new Seen(in.getDouble(), in.getDouble(), in.getLong()));
      }
      seen.put(name.toString(), list);
    }
    in = open(model.resolve("points3D.bin"));
    for (long i = in.getLong(); i > 0; i--) {
      points.put(in.getLong(), new Vec3(in.getDouble(), in.getDouble(), in.getDouble()));
      in.position(in.position() + 3 + 8);
      long track = in.getLong();
      in.position(in.position() + (int) track * 8);
    }
  }

  private static ByteBuffer open(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
