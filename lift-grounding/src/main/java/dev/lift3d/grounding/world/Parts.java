package dev.lift3d.grounding.world;

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

/** Shapes gathered to one object, in its own frame: z up from its base, y to its back. */
final class Parts {
  private final Frame frame;
  private final int instance;
  private final ObjectClass kind;
  private final List<Body> bodies = new ArrayList<>();

  Parts(Frame frame, int instance, ObjectClass kind) {
    this.frame = frame;
    this.instance = instance;
    this.kind = kind;
  }

  List<Body> bodies() {
    return bodies;
  }

  static Bounds bounds(List<Body> bodies) {
    return bodies.stream().map(b -> b.shape().bounds()).reduce(Bounds::union).orElseThrow();
  }

  private Parts add(Shape shape, Material material) {
    bodies.add(new Body(shape, material, instance, kind, true));
    return this;
  }

  /** A box by the middle of its base and its full size. */
  Parts box(Vec3 base, Vec3 size, Material material) {
    Frame middle = frame.shifted(base.x(), base.y(), base.z() + size.z() / 2);
    return add(new Box(middle, size.times(0.5)), material);
  }

  /** A standing round bar by the middle of its base. */
  Parts bar(Vec3 base, double bottomRadius, double topRadius, double height, Material material) {
    Frame middle = frame.shifted(base.x(), base.y(), base.z() + height / 2);
    return add(new Frustum(middle, bottomRadius, topRadius, height / 2), material);
  }

  Parts ball(Vec3 centre, Vec3 radii, Material material) {
    return add(new Ellipsoid(frame.shifted(centre.x(), centre.y(), centre.z()), radii), material);
  }

  /** A standing ring, its axis along y. */
  Parts ring(Vec3 centre, double ring, double tube, Material material) {
    Frame f = Frame.ofAxes(frame.toWorld(centre), frame.axisV(), frame.axisU());
    return add(new Torus(f, ring, tube), material);
  }
}
