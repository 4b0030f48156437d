package dev.lift3d.core.procedural.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each solid against its own inside-outside function, which knows nothing of rays. */
class ShapeTest {
  private static final int RAYS = 4000;
  private static final Vec3 HALF = new Vec3(0.7, 0.4, 1.1);

  static Stream<Arguments> solids() {
    Frame f = Frame.ofAxes(new Vec3(0.3, -0.2, 0.5), new Vec3(0.4, 0.2, 0.9), new Vec3(0, 1, 0));
    return Stream.of(
        solid("box", new Box(f, HALF), ShapeTest::box),
        solid("sphere", Ellipsoid.sphere(f, 0.8), p -> p.norm() - 0.8),
        solid("ellipsoid", new Ellipsoid(f, HALF), ShapeTest::ellipsoid),
        solid("cylinder", Frustum.cylinder(f, 0.5, 0.9), p -> frustum(p, 0.5, 0.5)),
        solid("cone", new Frustum(f, 0.8, 0, 0.9), p -> frustum(p, 0.8, 0)),
        solid("frustum", new Frustum(f, 0.3, 0.9, 0.9), p -> frustum(p, 0.3, 0.9)),
        solid("thick torus", new Torus(f, 0.8, 0.35), p -> torus(p, 0.8, 0.35)),
        solid("thin torus", new Torus(f, 1, 0.03), p -> torus(p, 1, 0.03)));
  }

  private static Arguments solid(String name, Shape shape, ToDoubleFunction<Vec3> outside) {
    return Arguments.of(name, shape, outside);
  }

  private static double box(Vec3 p) {
    return Math.max(
        Math.abs(p.x()) - HALF.x(),
        Math.max(Math.abs(p.y()) - HALF.y(), Math.abs(p.z()) - HALF.z()));
  }

  private static double ellipsoid(Vec3 p) {
    return new Vec3(p.x() / HALF.x(), p.y() / HALF.y(), p.z() / HALF.z()).norm() - 1;
  }

  private static double frustum(Vec3 p, double bottom, double top) {
    double radius = bottom + (top - bottom) * (p.z() + 0.9) / 1.8;
    return Math.max(Math.hypot(p.x(), p.y()) - radius, Math.abs(p.z()) - 0.9);
  }

  private static double torus(Vec3 p, double ring, double tube) {
    return Math.hypot(Math.hypot(p.x(), p.y()) - ring, p.z()) - tube;
  }

  private static Vec3 local(Shape shape, Vec3 p) {
    Vec3 d = p.minus(shape.frame().origin());
    return new Vec3(
        d.dot(shape.frame().axisU()), d.dot(shape.frame().axisV()), d.dot(shape.frame().axisW()));
  }

  private static Ray randomRay(RandomStream r) {
    Vec3 from = new Vec3(r.gaussian(), r.gaussian(), r.gaussian()).unit().times(r.uniform(2.5, 9));
    Vec3 to = new Vec3(r.uniform(-1.2, 1.2), r.uniform(-1.2, 1.2), r.uniform(-1, 1.6));
    return Ray.of(from, to.minus(from).times(r.logUniform(0.1, 10)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void aHitLiesOnTheSurface(String name, Shape shape, ToDoubleFunction<Vec3> outside) {
    RandomStream r = new RandomStream(1);
    int hits = 0;
    for (int i = 0; i < RAYS; i++) {
      Ray ray = randomRay(r);
      double t = shape.intersect(ray, 0, Double.POSITIVE_INFINITY);
      if (t < Double.POSITIVE_INFINITY) {
        hits++;
        // rays start up to 10 units away: double rounding grows to about 1e-14, roots lose half
        assertEquals(0, outside.applyAsDouble(local(shape, ray.at(t))), 1e-8, name + ", ray " + i);
      }
    }
    assertTrue(hits > 30, "only " + hits + " rays hit");
  }

  /** Walks along each ray: nothing inside before the hit, something inside just behind it. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void theHitIsTheFirst(String name, Shape shape, ToDoubleFunction<Vec3> outside) {
    RandomStream r = new RandomStream(2);
    for (int i = 0; i < RAYS / 4; i++) {
      Ray ray = randomRay(r);
      double length = new Vec3(ray.dx, ray.dy, ray.dz).norm();
      double t = shape.intersect(ray, 0, Double.POSITIVE_INFINITY);
      double end = Math.min(t * length - 1e-6, 12);
      for (double s = 0; s < end; s += 0.01) {
        double d = outside.applyAsDouble(local(shape, ray.at(s / length)));
        assertTrue(d > -1e-9, name + ", ray " + i + " is inside before its first hit");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void theNormalIsTheGradientAndTheTangentsAreSquareToIt(
      String name, Shape shape, ToDoubleFunction<Vec3> outside) {
    RandomStream r = new RandomStream(3);
    SurfacePoint p = new SurfacePoint();
    for (int i = 0; i < RAYS / 4; i++) {
      Ray ray = randomRay(r);
      double t = shape.intersect(ray, 0, Double.POSITIVE_INFINITY);
      if (t == Double.POSITIVE_INFINITY) {
        continue;
      }
      shape.describe(ray, t, p);
      Vec3 n = new Vec3(p.nx, p.ny, p.nz);
      Vec3 tangent = new Vec3(p.tx, p.ty, p.tz);
      Vec3 other = new Vec3(p.bx, p.by, p.bz);
      assertEquals(1, n.norm(), 1e-9);
      assertEquals(1, tangent.norm(), 1e-9);
      assertEquals(0, n.dot(tangent), 1e-7);
      assertEquals(0, n.cross(tangent).minus(other).norm(), 1e-7);
      double step = 1e-5;
      Vec3 hit = ray.at(t);
      double out = outside.applyAsDouble(local(shape, hit.plus(n.times(step))));
      double in = outside.applyAsDouble(local(shape, hit.minus(n.times(step))));
      assertTrue(out > 0 && in < 0, name + ": the normal does not lead outwards");
      double along = outside.applyAsDouble(local(shape, hit.plus(tangent.times(step))));
      assertEquals(0, along, 1e-2 * step, name + ": the tangent leaves the surface");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void boundsHoldEveryHit(String name, Shape shape, ToDoubleFunction<Vec3> outside) {
    RandomStream r = new RandomStream(4);
    Bounds tight = shape.bounds().grown(1e-7);
    for (int i = 0; i < RAYS; i++) {
      Ray ray = randomRay(r);
      double t = shape.intersect(ray, 0, Double.POSITIVE_INFINITY);
      assertTrue(t == Double.POSITIVE_INFINITY || tight.contains(ray.at(t)), name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("solids")
  void theIntervalIsOpenAtBothEnds(String name, Shape shape, ToDoubleFunction<Vec3> outside) {
    RandomStream r = new RandomStream(5);
    for (int i = 0; i < RAYS / 4; i++) {
      Ray ray = randomRay(r);
      double t = shape.intersect(ray, 0, Double.POSITIVE_INFINITY);
      if (t < Double.POSITIVE_INFINITY) {
        assertEquals(Double.POSITIVE_INFINITY, shape.intersect(ray, 0, t * (1 - 1e-6)));
        double next = shape.intersect(ray, t * (1 + 1e-6), Double.POSITIVE_INFINITY);
        assertTrue(next > t, name + " found the same hit again");
      }
    }
  }
}
