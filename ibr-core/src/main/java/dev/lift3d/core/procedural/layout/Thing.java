package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.render.Body;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Box;
import dev.lift3d.core.procedural.shape.Ellipsoid;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.shape.Frustum;
import dev.lift3d.core.procedural.shape.Shape;
import dev.lift3d.core.procedural.shape.Torus;
import java.util.ArrayList;
import java.util.List;

/** One thing under construction: shapes in its own frame, z up, base at z = 0. */
final class Thing {
  private final int instance;
  private final ObjectClass kind;
  private final Frame frame;
  private final List<Body> bodies = new ArrayList<>();

  Thing(int instance, ObjectClass kind, Frame frame) {
    this.instance = instance;
    this.kind = kind;
    this.frame = frame;
  }

  ObjectClass kind() {
    return kind;
  }

  List<Body> bodies() {
    return bodies;
  }

  Bounds bounds() {
    return bodies.stream().map(b -> b.shape().bounds()).reduce(Bounds::union).orElseThrow();
  }

  Thing add(Shape shape, Material material) {
    bodies.add(new Body(shape, material, instance, kind, true));
    return this;
  }

  /** A surface that encloses the scene: nothing lies behind it that its shadow could fall on. */
  Thing enclose(Shape shape, Material material) {
    bodies.add(new Body(shape, material, instance, kind, false));
    return this;
  }

  Frame at(double x, double y, double z) {
    return frame.shifted(x, y, z);
  }

  /** A box given by the middle of its base and its full size. */
  Thing box(Vec3 base, Vec3 size, Material material) {
    return add(new Box(at(base.x(), base.y(), base.z() + size.z() / 2), size.times(0.5)), material);
  }

  /** A standing round bar given by the middle of its base. */
  Thing bar(Vec3 base, double bottomRadius, double topRadius, double height, Material material) {
    Frame middle = at(base.x(), base.y(), base.z() + height / 2);
    return add(new Frustum(middle, bottomRadius, topRadius, height / 2), material);
  }

  /** A ball given by its centre. */
  Thing ball(Vec3 centre, Vec3 radii, Material material) {
    return add(new Ellipsoid(at(centre.x(), centre.y(), centre.z()), radii), material);
  }

  /** A round bar between two points. */
  Thing rod(Vec3 from, Vec3 to, double radius, Material material) {
    Vec3 along = to.minus(from);
    Vec3 middle = from.plus(to).times(0.5);
    Frame f = Frame.ofAxes(frame.toWorld(middle), frame.directionToWorld(along), frame.axisV());
    return add(Frustum.cylinder(f, radius, along.norm() / 2), material);
  }

  /** A ring given by its centre and its axis. */
  Thing ring(Vec3 centre, Vec3 axis, double ring, double tube, Material material) {
    Frame f = Frame.ofAxes(frame.toWorld(centre), frame.directionToWorld(axis), frame.axisU());
    return add(new Torus(f, ring, tube), material);
  }
}
