package dev.lift3d.core.procedural.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Box;
import dev.lift3d.core.procedural.shape.Ellipsoid;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.shape.Frustum;
import dev.lift3d.core.procedural.shape.Rectangle;
import dev.lift3d.core.procedural.shape.Shape;
import dev.lift3d.core.procedural.shape.Torus;
import dev.lift3d.core.procedural.texture.Rgb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rendered depth against formulas worked out here from the camera alone. */
class RendererDepthTest {
  /** Depth is kept in floats: half a unit in the last place is 6e-8. */
  private static final double RELATIVE = 1e-6;

  private static final Camera CAMERA =
      new Camera(
          new Intrinsics(90, 95, 41, 29, 80, 60),
          Pose.lookingAt(new Vec3(3, -4, 2), new Vec3(0.1, 0.2, 0.3), new Vec3(0.1, 0, 1)));

  private interface Formula {
    /** Depth along origin + depth * direction, or a negative number for a miss. */
    double depth(Vec3 origin, Vec3 direction);
  }

  private static RenderedView render(Shape shape) {
    Body body = new Body(shape, Material.matt(Rgb.grey(0.5)), 3, ObjectClass.BOX, true);
    Environment grey = new Environment(Rgb.grey(0.5), Rgb.grey(0.2), Rgb.grey(0.5), Rgb.grey(0.5));
    World world = new World(List.of(body), List.of(), grey, Occlusion.NONE, ToneCurve.STANDARD);
    return new Renderer(world).render(CAMERA, RenderSettings.DEFAULT);
  }

  private static void check(Shape shape, Formula formula) {
    RenderedView view = render(shape);
    int hits = 0;
    for (int row = 0; row < 60; row++) {
      for (int col = 0; col < 80; col++) {
        double expected =
            formula.depth(CAMERA.pose().centreInWorld(), CAMERA.rayDirection(col + 0.5, row + 0.5));
        double actual = view.depth().at(col, row, 0);
        if (expected <= 0) {
          assertEquals(0, actual, "a hit where there is none, at " + col + ", " + row);
        } else {
          hits++;
          assertEquals(expected, actual, RELATIVE * expected, "at " + col + ", " + row);
          assertEquals(3, view.instances()[row * 80 + col]);
        }
      }
    }
    assertTrue(hits > 150, "only " + hits + " pixels to compare");
  }

  @Test
  void planeDepthIsExact() {
    Frame f = Frame.ofAxes(new Vec3(0, 0, 0.2), new Vec3(0.1, -0.3, 1), new Vec3(0, 1, 0));
    Vec3 n = f.axisW();
    check(new Rectangle(f, 1e3, 1e3), (o, d) -> f.origin().minus(o).dot(n) / d.dot(n));
  }

  @Test
  void sphereDepthIsExact() {
    Vec3 c = new Vec3(0.2, 0.1, 0.4);
    check(
        Ellipsoid.sphere(Frame.at(c.x(), c.y(), c.z()), 1.1),
        (o, d) -> {
          Vec3 m = o.minus(c);
          double b = m.dot(d) / d.dot(d);
          double h = b * b - (m.dot(m) - 1.1 * 1.1) / d.dot(d);
          return h < 0 ? -1 : -b - Math.sqrt(h);
        });
  }

  @Test
  void boxDepthIsExact() {
    double[] half = {0.8, 0.5, 1.2};
    check(
        new Box(Frame.WORLD, new Vec3(0.8, 0.5, 1.2)),
        (o, d) -> {
          double[] from = {o.x(), o.y(), o.z()};
          double[] step = {d.x(), d.y(), d.z()};
          double best = -1;
          // each of the six planes, kept if the point lies on its face
          for (int face = 0; face < 6; face++) {
            int axis = face / 2;
            double t = ((face % 2 == 0 ? -1 : 1) * half[axis] - from[axis]) / step[axis];
            boolean on = t > 0;
            for (int k = 0; k < 3; k++) {
              on &= k == axis || Math.abs(from[k] + t * step[k]) <= half[k];
            }
            best = on && (best < 0 || t < best) ? t : best;
          }
          return best;
        });
  }

  @Test
  void cylinderDepthIsExact() {
    check(
        Frustum.cylinder(Frame.WORLD, 0.7, 1),
        (o, d) -> {
          double best = -1;
          double a = d.x() * d.x() + d.y() * d.y();
          double b = o.x() * d.x() + o.y() * d.y();
          double h = b * b - a * (o.x() * o.x() + o.y() * o.y() - 0.49);
          if (h >= 0) {
            double t = (-b - Math.sqrt(h)) / a;
            best = Math.abs(o.z() + t * d.z()) <= 1 ? t : -1;
          }
          double lid = (1 - o.z()) / d.z(); // the camera stands above: it sees the upper lid
          double x = o.x() + lid * d.x();
          double y = o.y() + lid * d.y();
          return x * x + y * y <= 0.49 && (best < 0 || lid < best) ? lid : best;
        });
  }

  /** The first root of the signed distance, found by steps that cannot pass through the tube. */
  @Test
  void torusDepthIsExact() {
    check(
        new Torus(Frame.WORLD, 1, 0.35),
        (o, d) -> {
          double length = d.norm();
          double t = 0;
          for (int i = 0; i < 20000 && t < 20; i++) {
            Vec3 p = o.plus(d.times(t));
            double distance = Math.hypot(Math.hypot(p.x(), p.y()) - 1, p.z()) - 0.35;
            if (distance < 1e-13) {
              return t;
            }
            t += distance / length;
          }
          return t < 20 ? t : -1;
        });
  }
}
