package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Body;
import dev.lift3d.core.procedural.render.Environment;
import dev.lift3d.core.procedural.render.Light;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.render.Occlusion;
import dev.lift3d.core.procedural.render.ToneCurve;
import dev.lift3d.core.procedural.render.World;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A scene under construction: things, lights and what occludes. */
final class Composer {
  /** Cameras keep this far from things, in metres. */
  private static final double CLEARANCE = 0.18;

  private static final int MAX_BALLS = 10;

  final RandomStream random;
  final Surfaces surfaces;

  private final List<Thing> things = new ArrayList<>();
  private final List<Light> lights = new ArrayList<>();
  private final List<Occlusion.Wall> walls = new ArrayList<>();
  private Environment environment;

  Composer(RandomStream random) {
    this.random = random;
    this.surfaces = new Surfaces(random.split("surfaces"));
  }

  /** Begins a thing; its shapes are given in the frame. */
  Thing thing(ObjectClass kind, Frame frame) {
    Thing thing = new Thing(things.size() + 1, kind, frame);
    things.add(thing);
    return thing;
  }

  void light(Light light) {
    lights.add(light);
  }

  void wall(Vec3 point, Vec3 normal, double height) {
    walls.add(new Occlusion.Wall(point, normal, height));
  }

  void environment(Environment value) {
    environment = value;
  }

  World world() {
    List<Body> bodies = new ArrayList<>();
    things.forEach(t -> bodies.addAll(t.bodies()));
    double gamma = random.split("tone").uniform(2.0, 2.5);
    return new World(
        bodies,
        lights,
        environment,
        new Occlusion(balls(), walls),
        new ToneCurve(ToneCurve.STANDARD.exposure(), gamma));
  }

  /** Where no camera may stand: in or close to any solid part. */
  List<Bounds> keepOut() {
    List<Bounds> out = new ArrayList<>();
    for (Thing t : things) {
      if (!isShell(t.kind())) {
        t.bodies().forEach(b -> out.add(b.shape().bounds().grown(CLEARANCE)));
      }
    }
    return out;
  }

  private List<Occlusion.Ball> balls() {
    List<Occlusion.Ball> all = new ArrayList<>();
    for (Thing t : things) {
      if (isShell(t.kind()) || isHollow(t.kind()) || t.bodies().isEmpty()) {
        continue;
      }
      Vec3 r = t.bounds().reach();
      double least = Math.min(r.x(), Math.min(r.y(), r.z()));
      double most = Math.max(r.x(), Math.max(r.y(), r.z()));
      if (least > 0.2 * most) {
        all.add(
            new Occlusion.Ball(t.bounds().centre(), 0.8 * StrictMath.cbrt(r.x() * r.y() * r.z())));
      }
    }
    all.sort(Comparator.comparingDouble(b -> -b.radius()));
    return all.subList(0, Math.min(MAX_BALLS, all.size()));
  }

  private static boolean isShell(ObjectClass kind) {
    return switch (kind) {
      case FLOOR, WALL, CEILING, GROUND, BACKDROP, POSTER, RUG -> true;
      default -> false;
    };
  }

  /** Things with surfaces that face the middle of their own bounds: a ball would stain them. */
  private static boolean isHollow(ObjectClass kind) {
    return switch (kind) {
      case DOOR, WINDOW, SIGN, FACADE, SOFA, CHAIR -> true;
      default -> false;
    };
  }
}
