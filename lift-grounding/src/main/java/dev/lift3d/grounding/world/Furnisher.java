package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Body;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Puts objects into a room so that they neither touch nor stand in each other, several of a kind
 * where sentences need something to tell apart.
 */
final class Furnisher {
  private static final int TRIES = 80;
  private static final double APART = 0.12; // metres between things on the floor
  private static final Vec3 UP = new Vec3(0, 0, 1);

  private final Vec3 room;
  private final RandomStream random;
  private final List<WorldObject> objects = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();

  /**
   * Begins with an empty room around the z axis, its floor at z = 0.
   *
   * @param room width, depth and height
   */
  Furnisher(Vec3 room, RandomStream random) {
    this.room = room;
    this.random = random;
  }

  List<WorldObject> objects() {
    return objects;
  }

  List<Body> bodies() {
    return bodies;
  }

  void furnish() {
    List<ObjectKind> large =
        new ArrayList<>(ObjectKind.placed(ObjectKind.Place.ANYWHERE, ObjectKind.Place.AT_WALL));
    shuffle(large);
    if (random.chance(0.85)) {
      // What carries comes early: later there may be no room, or its turn may not come.
      large.sort(Comparator.comparing(kind -> !kind.carries()));
    }
    int kinds = random.between(6, 8);
    for (int i = 0; i < kinds; i++) {
      group(large.get(i), random.chance(0.5) ? random.between(2, 3) : 1);
    }
    List<ObjectKind> small = new ArrayList<>(ObjectKind.placed(ObjectKind.Place.ON_TOP));
    shuffle(small);
    for (int i = random.between(2, 4); i > 0; i--) {
      group(small.get(i), i < 3 ? random.between(2, 3) : 1);
    }
  }

  private void shuffle(List<ObjectKind> kinds) {
    for (int i = kinds.size() - 1; i > 0; i--) {
      int j = random.between(0, i);
      ObjectKind moved = kinds.get(i);
      kinds.set(i, kinds.get(j));
      kinds.set(j, moved);
    }
  }

  private void group(ObjectKind kind, int count) {
    for (int i = 0; i < count; i++) {
      ObjectMaterial material = random.pick(kind.materials());
      ObjectColour colour = random.pick(List.of(ObjectColour.values()));
      ObjectSize size = random.pick(List.of(ObjectSize.values()));
      put(new WorldObject.Look(kind, colour, material, size));
    }
  }

  /** Tries places until one is free; without one, the object is left out. */
  private void put(WorldObject.Look look) {
    RandomStream own = random.split("object").split(objects.size());
    boolean top = look.kind().place() == ObjectKind.Place.ON_TOP && !random.chance(0.2);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      OptionalInt support = top ? carrier() : OptionalInt.empty();
      if (top && support.isEmpty()) {
        return;
      }
      Frame frame = support.isPresent() ? onTop(support.getAsInt()) : onFloor(look.kind());
      List<Body> shapes = ObjectShapes.of(look, frame, objects.size() + 1, own.split("shape"));
      Bounds box = Parts.bounds(shapes);
      if (support.isPresent() ? restsOn(box, support.getAsInt()) : fits(box)) {
        objects.add(new WorldObject(objects.size(), look, box, support));
        frames.add(frame);
        bodies.addAll(shapes);
        return;
      }
    }
  }

  private OptionalInt carrier() {
    int[] all =
        objects.stream().filter(o -> o.kind().carries()).mapToInt(WorldObject::id).toArray();
    return all.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(all[random.between(0, all.length - 1)]);
  }

  private Frame onTop(int support) {
    WorldObject below = objects.get(support);
    Vec3 size = below.kind().usual().times(0.5 * below.look().size().factor());
    Vec3 at = new Vec3(random.uniform(-size.x(), size.x()), random.uniform(-size.y(), size.y()), 0);
    Vec3 place = frames.get(support).toWorld(at);
    return Frame.at(place.x(), place.y(), below.box().maxZ() + 0.0005)
        .turned(random.uniform(-3.1, 3.1));
  }

  private Frame onFloor(ObjectKind kind) {
    if (kind.place() != ObjectKind.Place.AT_WALL) {
      double x = random.uniform(-0.5, 0.5) * (room.x() - 0.6);
      double y = random.uniform(-0.5, 0.5) * (room.y() - 0.6);
      return Frame.at(x, y, 0).turned(random.uniform(-3.1, 3.1));
    }
    int side = random.between(0, 3);
    Vec3 outward =
        new Vec3(side == 1 ? 1 : side == 3 ? -1 : 0, side == 0 ? 1 : side == 2 ? -1 : 0, 0);
    double half = (side % 2 == 0 ? room.x() : room.y()) / 2 - 0.4;
    double along = random.uniform(-half, half);
    double reach = (side % 2 == 0 ? room.y() : room.x()) / 2;
    // As deep as a large one: a small one stands a little before the wall.
    Vec3 at = outward.times(reach - 0.52 * kind.usual().y() * ObjectSize.LARGE.factor() - 0.03);
    Vec3 aside = new Vec3(outward.y(), outward.x(), 0).times(along);
    return Frame.ofAxes(at.plus(aside), UP, outward);
  }

  private boolean fits(Bounds box) {
    Bounds apart = box.grown(APART);
    return Math.abs(box.minX()) < room.x() / 2 - 0.02
        && Math.abs(box.maxX()) < room.x() / 2 - 0.02
        && Math.abs(box.minY()) < room.y() / 2 - 0.02
        && Math.abs(box.maxY()) < room.y() / 2 - 0.02
        && objects.stream().noneMatch(o -> meet(apart, o.box()));
  }

  /** Inside the top's outline and apart from what is there already. */
  private boolean restsOn(Bounds box, int support) {
    WorldObject below = objects.get(support);
    Vec3 half = below.kind().usual().times(0.5 * 0.97 * below.look().size().factor());
    Frame f = frames.get(support);
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner & 1) == 0 ? box.minX() : box.maxX();
      double y = (corner & 2) == 0 ? box.minY() : box.maxY();
      Vec3 local = new Vec3(x, y, 0).minus(f.origin());
      if (Math.abs(local.dot(f.axisU())) > half.x() || Math.abs(local.dot(f.axisV())) > half.y()) {
        return false;
      }
    }
    Bounds apart = box.grown(0.03);
    return objects.stream().noneMatch(o -> o.id() != support && meet(apart, o.box()));
  }

  private static boolean meet(Bounds a, Bounds b) {
    return a.minX() < b.maxX()
        && b.minX() < a.maxX()
        && a.minY() < b.maxY()
        && b.minY() < a.maxY()
        && a.minZ() < b.maxZ()
        && b.minZ() < a.maxZ();
  }
}
