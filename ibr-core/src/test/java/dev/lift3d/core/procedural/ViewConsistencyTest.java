package dev.lift3d.core.procedural;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.render.Body;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.procedural.render.Renderer;
import dev.lift3d.core.procedural.render.World;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A point of one view, put into the world by its depth, is the same point in the next view. */
class ViewConsistencyTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  /** The same world without anything that depends on where one stands. */
  private static Renderer diffuse(World world) {
    List<Body> matt =
        world.bodies().stream()
            .map(
                b ->
                    new Body(
                        b.shape(),
                        new Material(b.material().texture(), 0, 0, b.material().glow()),
                        b.instance(),
                        b.kind(),
                        b.castsShadow()))
            .toList();
    return new Renderer(
        new World(matt, world.lights(), world.environment(), world.occlusion(), world.tone()));
  }

  @ParameterizedTest
  @EnumSource(SceneKind.class)
  void aPointHasTheSameInstanceAndColourInItsNeighbourView(SceneKind kind) {
    for (int seed = 0; seed < 3; seed++) {
      ProceduralCapture c = ProceduralCapture.of(new CaptureSettings(seed, kind, 6, WIDTH, HEIGHT));
      Renderer renderer = diffuse(c.place().world());
      RenderedView a = renderer.render(c.cameras().get(2), RenderSettings.DEFAULT);
      RenderedView b = renderer.render(c.cameras().get(3), RenderSettings.DEFAULT);
      compare(a, b, kind + " seed " + seed);
    }
  }

  private static void compare(RenderedView a, RenderedView b, String what) {
    double[] differences = new double[WIDTH * HEIGHT];
    int compared = 0;
    int same = 0;
    for (int row = 0; row < HEIGHT; row++) {
      for (int col = 0; col < WIDTH; col++) {
        float depth = a.depth().at(col, row, 0);
        Vec3 q =
            depth > 0
                ? b.camera().project(a.camera().unproject(col + 0.5, row + 0.5, depth))
                : null;
        if (q == null || !b.camera().sees(q) || q.x() >= WIDTH || q.y() >= HEIGHT) {
          continue;
        }
        int x = (int) q.x();
        int y = (int) q.y();
        if (Math.abs(b.depth().at(x, y, 0) - q.z()) > 0.01 * q.z()) {
          continue; // hidden in the other view, or the pixel beside it shows another surface
        }
        int i = row * WIDTH + col;
        int j = y * WIDTH + x;
        same += a.instances()[i] == b.instances()[j] ? 1 : 0;
        differences[compared++] = difference(a, i, b, j);
      }
    }
    assertTrue(compared > 0.3 * WIDTH * HEIGHT, what + ": only " + compared + " in both views");
    Arrays.sort(differences, 0, compared);
    double median = differences[compared / 2];
    double most = differences[(int) (0.9 * compared)];
    double sharing = (double) same / compared;
    // the nearest pixel is up to half a pixel off: contours and fine textures differ there
    assertTrue(sharing > 0.96, what + ": same instance for " + sharing);
    assertTrue(median < 0.025, what + ": median colour difference " + median);
    assertTrue(most < 0.16, what + ": nine tenths differ by less than " + most);
  }

  private static double difference(RenderedView a, int i, RenderedView b, int j) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += Math.abs(a.rgb().data()[3 * i + k] - b.rgb().data()[3 * j + k]) / 3;
    }
    return sum;
  }
}
