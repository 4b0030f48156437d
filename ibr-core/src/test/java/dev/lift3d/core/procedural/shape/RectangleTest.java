package dev.lift3d.core.procedural.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.geometry.Vec3;
import java.util.List;
import org.junit.jupiter.api.Test;

class RectangleTest {
  private static final Frame FRAME = Frame.at(0, 0, 2);
  private static final Rectangle WALL =
      new Rectangle(FRAME, 2, 1, List.of(new Rectangle.Opening(0.5, -0.5, 1.5, 0.5)));

  private static double hit(double x, double y) {
    return WALL.intersect(
        Ray.of(new Vec3(x, y, 0), new Vec3(0, 0, 1)), 0, Double.POSITIVE_INFINITY);
  }

  @Test
  void raysPassThroughOpeningsAndBesideTheRectangle() {
    assertEquals(2, hit(0, 0));
    assertEquals(2, hit(1.6, 0));
    assertEquals(Double.POSITIVE_INFINITY, hit(1, 0.2));
    assertEquals(Double.POSITIVE_INFINITY, hit(2.1, 0));
    assertEquals(Double.POSITIVE_INFINITY, hit(0, -1.1));
  }

  @Test
  void aRayInThePlaneMissesIt() {
    Ray ray = Ray.of(new Vec3(-5, 0, 2), new Vec3(1, 0, 0));
    assertEquals(Double.POSITIVE_INFINITY, WALL.intersect(ray, 0, Double.POSITIVE_INFINITY));
  }

  @Test
  void aRayAlongABoxFaceOutsideMissesTheBox() {
    Box box = new Box(Frame.WORLD, new Vec3(1, 1, 1));
    Ray beside = Ray.of(new Vec3(-5, 1.5, 0), new Vec3(1, 0, 0));
    Ray through = Ray.of(new Vec3(-5, 0.5, 0), new Vec3(1, 0, 0));
    assertEquals(Double.POSITIVE_INFINITY, box.intersect(beside, 0, Double.POSITIVE_INFINITY));
    assertEquals(4, box.intersect(through, 0, Double.POSITIVE_INFINITY));
  }

  @Test
  void impossibleSolidsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Box(Frame.WORLD, new Vec3(1, 0, 1)));
    assertThrows(IllegalArgumentException.class, () -> Ellipsoid.sphere(Frame.WORLD, -1));
    assertThrows(IllegalArgumentException.class, () -> new Frustum(Frame.WORLD, 0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Torus(Frame.WORLD, 1, 2));
  }
}
