package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Bounds;
import java.util.List;

/**
 * Where an object is beside others, in metres, by boxes along the world's axes. Between yes and no
 * there is a margin in which nothing is said, so that a sentence stays true however its words are
 * measured.
 */
public enum Relation {
  /**
   * Both stand on the same thing, and the gap between their boxes is at most 0.45: next to; from
   * 0.8 on: not. An object on the other is not next to it. Objects that stand on different things
   * are unsure.
   */
  NEXT_TO(1) {
    @Override
    Verdict holds(WorldObject o, List<WorldObject> anchors) {
      WorldObject a = anchors.get(0);
      if (ON.holds(o, anchors) == Verdict.YES || ON.holds(a, List.of(o)) == Verdict.YES) {
        return Verdict.NO;
      }
      return o.support().equals(a.support())
          ? Verdict.below(gap(o.box(), a.box()), 0.45, 0.8)
          : Verdict.UNSURE;
    }
  },
  /** It stands on the other. */
  ON(1) {
    @Override
    Verdict holds(WorldObject o, List<WorldObject> anchors) {
      boolean on = o.support().isPresent() && o.support().getAsInt() == anchors.get(0).id();
      return on ? Verdict.YES : Verdict.NO;
    }
  },
  /**
   * Left of the first anchor for someone who stands at the second and looks at the first: in the
   * plan, the object's centre is at least 0.3 left of the line of sight and at least 0.3 before the
   * viewer; not, if it is less than 0.05 left of it or behind the viewer. The two anchors are at
   * least 1 apart.
   */
  LEFT_OF(2) {
    @Override
    Verdict holds(WorldObject o, List<WorldObject> anchors) {
      return aside(o, anchors, 1);
    }
  },
  /** The mirror image of {@link #LEFT_OF}. */
  RIGHT_OF(2) {
    @Override
    Verdict holds(WorldObject o, List<WorldObject> anchors) {
      return aside(o, anchors, -1);
    }
  },
  /**
   * In the plan, the object's centre falls onto the middle half of the line between the two
   * anchors' centres, at most 0.5 beside it; not, if it falls onto the outer tenths or beyond, or
   * 0.9 beside it. The anchors are at least 1 apart.
   */
  BETWEEN(2) {
    @Override
    Verdict holds(WorldObject o, List<WorldObject> anchors) {
      Vec3 from = plan(anchors.get(0));
      Vec3 along = plan(anchors.get(1)).minus(from);
      double length = along.norm();
      if (length < LEAST_APART) {
        return Verdict.UNSURE;
      }
      Vec3 to = plan(o).minus(from);
      double share = to.dot(along) / (length * length);
      double beside = to.cross(along).norm() / length;
      return Verdict.below(Math.abs(share - 0.5), 0.25, 0.4).and(Verdict.below(beside, 0.5, 0.9));
    }
  };

  private static final double LEAST_APART = 1;

  private final int anchors;

  Relation(int anchors) {
    this.anchors = anchors;
  }

  /**
   * How many other objects it needs.
   *
   * @return 1 or 2
   */
  public int anchors() {
    return anchors;
  }

  /** Whether it holds for an object that is none of the anchors. */
  abstract Verdict holds(WorldObject o, List<WorldObject> anchors);

  private static Verdict aside(WorldObject o, List<WorldObject> anchors, int sign) {
    Vec3 viewer = plan(anchors.get(1));
    Vec3 sight = plan(anchors.get(0)).minus(viewer);
    if (sight.norm() < LEAST_APART) {
      return Verdict.UNSURE;
    }
    Vec3 ahead = sight.unit();
    Vec3 left = new Vec3(-ahead.y(), ahead.x(), 0);
    Vec3 to = plan(o).minus(viewer);
    return Verdict.above(sign * left.dot(to), 0.3, 0.05).and(Verdict.above(ahead.dot(to), 0.3, 0));
  }

  private static Vec3 plan(WorldObject o) {
    return new Vec3(o.centre().x(), o.centre().y(), 0);
  }

  /** The distance between two boxes. */
  private static double gap(Bounds a, Bounds b) {
    double x = Math.max(0, Math.max(a.minX() - b.maxX(), b.minX() - a.maxX()));
    double y = Math.max(0, Math.max(a.minY() - b.maxY(), b.minY() - a.maxY()));
    double z = Math.max(0, Math.max(a.minZ() - b.maxZ(), b.minZ() - a.maxZ()));
    return Math.sqrt(x * x + y * y + z * z);
  }
}
