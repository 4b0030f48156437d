package dev.lift3d.grounding.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.RenderedView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthSensorTest {
  private static final int SIZE = 100;

  /** A wall at a depth, its right half farther by a step, its normals tilted about y. */
  private static RenderedView wall(double depth, double step, double tilt) {
    Camera camera =
        new Camera(new Intrinsics(1e4, 1e4, SIZE / 2.0, SIZE / 2.0, SIZE, SIZE), Pose.IDENTITY);
    Image z = Image.zeros(SIZE, SIZE, 1);
    Image n = Image.zeros(SIZE, SIZE, 3);
    for (int i = 0; i < SIZE * SIZE; i++) {
      z.data()[i] = (float) (i % SIZE < SIZE / 2 ? depth : depth + step);
      n.data()[3 * i] = (float) Math.sin(tilt);
      n.data()[3 * i + 2] = (float) -Math.cos(tilt);
    }
    int[] none = new int[SIZE * SIZE];
    return new RenderedView(camera, Image.zeros(SIZE, SIZE, 3), z, n, none, none);
  }

  private static int holes(Image depth) {
    int holes = 0;
    for (float z : depth.data()) {
      holes += z == 0 ? 1 : 0;
    }
    return holes;
  }

  @ParameterizedTest
  @CsvSource({"0.8", "2", "4"})
  void noiseGrowsWithTheSquareOfDepth(double depth) {
    Image seen = DepthSensor.KINECT.look(wall(depth, 0, 0), new RandomStream(1));
    double sum = 0;
    double squares = 0;
    for (float z : seen.data()) {
      sum += z - depth;
      squares += (z - depth) * (z - depth);
    }
    int n = SIZE * SIZE;
    double sigma = 0.0012 + 0.0019 * (depth - 0.4) * (depth - 0.4);
    // Of 10,000 numbers the deviation is known to 0.7 %; rounding to millimetres adds 1/12 mm^2.
    double expected = Math.sqrt(sigma * sigma + 1e-6 / 12);
    assertEquals(expected, Math.sqrt(squares / n), 0.03 * expected);
    assertEquals(0, sum / n, 4 * expected / Math.sqrt(n));
    assertEquals(0, holes(seen));
  }

  @Test
  void depthComesInMillimetres() {
    for (float z : DepthSensor.KINECT.look(wall(2, 0.5, 0.3), new RandomStream(2)).data()) {
      assertEquals(Math.rint(z * 1000), z * 1000, 1e-3); // a single's rounding
    }
  }

  @Test
  void edgesHaveHolesAndFlatPartsHaveNone() {
    Image seen = DepthSensor.KINECT.look(wall(2, 0.5, 0), new RandomStream(3));
    int lost = holes(seen);
    // Two columns border on the step; three quarters of them are lost.
    assertTrue(lost > 120 && lost <= 180, lost + " of 200");
    for (int row = 0; row < SIZE; row++) {
      for (int col = 0; col < SIZE / 2 - 2; col++) {
        assertTrue(seen.at(col, row, 0) > 0);
      }
    }
  }

  @Test
  void grazingSurfacesAreLost() {
    double degree = Math.PI / 180;
    int all = SIZE * SIZE;
    assertEquals(0, holes(DepthSensor.KINECT.look(wall(2, 0, 60 * degree), new RandomStream(4))));
    int some = holes(DepthSensor.KINECT.look(wall(2, 0, 78 * degree), new RandomStream(4)));
    assertEquals(0.46, (double) some / all, 0.03); // cosine 0.208 of 0.1 .. 0.3, lost by luck
    assertEquals(all, holes(DepthSensor.KINECT.look(wall(2, 0, 85 * degree), new RandomStream(4))));
  }

  @Test
  void nothingIsSeenOutOfRange() {
    assertEquals(SIZE * SIZE, holes(DepthSensor.KINECT.look(wall(0.3, 0, 0), new RandomStream(5))));
    assertEquals(SIZE * SIZE, holes(DepthSensor.KINECT.look(wall(6.5, 0, 0), new RandomStream(5))));
  }

  @Test
  void anExactSensorOnlyRounds() {
    Image seen = DepthSensor.EXACT.look(wall(1.23456, 3, 1.5), new RandomStream(6));
    assertEquals(1.235f, seen.at(0, 0, 0));
    assertEquals(4.235f, seen.at(SIZE - 1, 0, 0));
    assertEquals(0, holes(seen));
  }

  @Test
  void theSameStreamGivesTheSameNoise() {
    RenderedView wall = wall(2, 0.5, 0);
    assertArrayEquals(
        DepthSensor.KINECT.look(wall, new RandomStream(7)).data(),
        DepthSensor.KINECT.look(wall, new RandomStream(7)).data());
  }

  @Test
  void impossibleSensorsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DepthSensor(-1, 0, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new DepthSensor(0, 0, 0, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new DepthSensor(0, 0, 0, 0, 66));
  }
}
