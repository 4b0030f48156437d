package dev.lift3d.examples.protocol.warp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowWarpTest {
  private static final int WIDTH = 8;
  private static final int HEIGHT = 4;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a_to_b.flo", "a_to_b.npy"})
  void pointsGoWhereTheFlowSays(String file) throws IOException {
    write(file, WIDTH, HEIGHT, constant(WIDTH * HEIGHT, 2, -1));
    Correspondences points = open().between(view("a"), view("b")).orElseThrow();
    assertEquals((WIDTH - 2) * (HEIGHT - 1), points.count(), "the others leave the picture");
    int[] numbers = new int[WIDTH * HEIGHT];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    int pixel = 2 * WIDTH + 3;
    assertEquals(pixel + 2 - WIDTH, points.warped(numbers)[pixel]);
  }

  @Test
  void aFlowOfAnotherSizeGrowsWithThePicture() throws IOException {
    write("a_to_b.flo", WIDTH / 2, HEIGHT / 2, constant(WIDTH * HEIGHT / 4, 1, 0));
    Correspondences points = open().between(view("a"), view("b")).orElseThrow();
    assertEquals((WIDTH - 2) * HEIGHT, points.count(), "one of its pixels is two");
  }

  @Test
  void pointsThatDoNotComeBackAreHidden() throws IOException {
    write("a_to_b.flo", WIDTH, HEIGHT, constant(WIDTH * HEIGHT, 2, 0));
    float[] back = constant(WIDTH * HEIGHT, -2, 0);
    back[2 * 5] = 3; // the first row's sixth pixel belongs to something else
    write("b_to_a.flo", WIDTH, HEIGHT, back);
    Correspondences points = open().between(view("a"), view("b")).orElseThrow();
    assertFalse(points.has(3));
    assertTrue(points.has(4));
    assertEquals((WIDTH - 2) * HEIGHT - 1, points.count());
  }

  @Test
  void unknownFlowIsNoCorrespondence() throws IOException {
    float[] flow = constant(WIDTH * HEIGHT, 0, 0);
    flow[0] = 1.6e9f; // as .flo files say "unknown"
    flow[3] = Float.NaN;
    write("a_to_b.flo", WIDTH, HEIGHT, flow);
    Correspondences points = open().between(view("a"), view("b")).orElseThrow();
    assertEquals(WIDTH * HEIGHT - 2, points.count());
  }

  @Test
  void aPairWithoutAFlowIsNotCompared() throws IOException {
    write("a_to_b.flo", WIDTH, HEIGHT, constant(WIDTH * HEIGHT, 0, 0));
    assertEquals(Optional.empty(), open().between(view("b"), view("a")));
  }

  @Test
  void whatAFloFileHoldsIsRead() throws IOException {
    float[] flow = {1, 2, 3, 4, 5, 6};
    write("x_to_y.flo", 3, 1, flow);
    OpticalFlow read = OpticalFlow.read(folder.resolve("x_to_y.flo"));
    assertEquals(3, read.width());
    assertArrayEquals(flow, read.data());
  }

  @Test
  void aFolderWithoutFlowsIsOneLine() {
    InputException none = assertThrows(InputException.class, this::open);
    assertTrue(none.getMessage().contains("holds no optical flow"), none.getMessage());
  }

  @Test
  void damagedFlowsAreOneLine() throws IOException {
    Path file = folder.resolve("a_to_b.flo");
    for (byte[] bytes :
        new byte[][] {
          {1, 2},
          flo(WIDTH, HEIGHT, new float[3]),
          flo(-1, -1, new float[2]),
          flo(1 << 30, 4, new float[0])
        }) {
      Files.write(file, bytes);
      InputException e = assertThrows(InputException.class, () -> OpticalFlow.read(file));
      assertFalse(e.getMessage().contains("\n"));
      assertTrue(e.getMessage().contains("a_to_b.flo"), e.getMessage());
    }
    Path array = folder.resolve("a_to_b.npy");
    Npy.write(array, HostArray.ofFloats(new float[6], 3, 2));
    assertThrows(InputException.class, () -> OpticalFlow.read(array));
  }

  private FlowWarp open() {
    return FlowWarp.open(folder);
  }

  private void write(String name, int width, int height, float[] flow) throws IOException {
    if (name.endsWith(".npy")) {
      Npy.write(folder.resolve(name), HostArray.ofFloats(flow, height, width, 2));
    } else {
      Files.write(folder.resolve(name), flo(width, height, flow));
    }
  }

  private static byte[] flo(int width, int height, float[] flow) {
    ByteBuffer bytes = ByteBuffer.allocate(12 + 4 * flow.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(202021.25f).putInt(width).putInt(height);
    bytes.asFloatBuffer().put(flow);
    return bytes.array();
  }

  private static float[] constant(int pixels, float dx, float dy) {
    float[] flow = new float[2 * pixels];
    for (int i = 0; i < pixels; i++) {
      flow[2 * i] = dx;
      flow[2 * i + 1] = dy;
    }
    return flow;
  }

  private static WarpView view(String name) {
    Pose pose = Pose.lookingAt(Vec3.ZERO, new Vec3(0, 0, 1), new Vec3(0, -1, 0));
    Intrinsics k = new Intrinsics(10, 10, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT);
    return new WarpView(name, new Camera(k, pose), Image.zeros(WIDTH, HEIGHT, 1));
  }
}
