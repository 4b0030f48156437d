package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.layout.Stage;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.shape.Bounds;

/** Poses along a way of moving; each pose can be asked for again with other jitter. */
abstract class CameraPath {
  private static final Vec3 UP = new Vec3(0, 0, 1);

  private final RandomStream random;
  private final double shake;
  private final double roll;

  private CameraPath(RandomStream random) {
    this.random = random;
    this.shake = random.uniform(0, 0.02);
    this.roll = random.chance(0.7) ? 0.02 : 0.12;
  }

  /** Draws the parameters of a path. */
  static CameraPath draw(Stage.Path path, Stage stage, int count, RandomStream random) {
    RandomStream own = random.split(path.name());
    return switch (path) {
      case FORWARD_FACING -> new Grid(stage, count, own);
      case ARC -> new Arc(stage, count, own, false);
      case ORBIT -> new Arc(stage, count, own, true);
      case WALK -> new Walk(stage, count, own);
    };
  }

  /** Where the camera stands, before jitter. */
  abstract Vec3 position(int i);

  /** What it looks at, before jitter. */
  abstract Vec3 target(int i);

  /** How far a hand may stray. */
  abstract double jitter();

  /**
   * One pose of the path.
   *
   * @param i index along the path
   * @param nudge 0 for the usual jitter, more for another and stronger one
   */
  final Pose pose(int i, int nudge) {
    RandomStream r = random.split(1000L * nudge + i);
    double j = jitter() * (1 + nudge);
    Vec3 centre = position(i).plus(ball(r).times(j));
    Vec3 target = target(i);
    target = target.plus(ball(r).times(shake * target.distance(centre) + 0.5 * j));
    double angle = roll * r.gaussian();
    Vec3 forward = target.minus(centre).unit();
    Vec3 side = forward.cross(UP);
    Vec3 up = UP.times(StrictMath.cos(angle)).plus(side.times(StrictMath.sin(angle)));
    return Pose.lookingAt(centre, target, up);
  }

  private static Vec3 ball(RandomStream r) {
    return new Vec3(r.uniform(-1, 1), r.uniform(-1, 1), r.uniform(-1, 1));
  }

  /** Anywhere around, but hardly above or below. */
  private static Vec3 level(RandomStream r) {
    return new Vec3(r.uniform(-1, 1), r.uniform(-1, 1), r.uniform(-0.25, 0.25));
  }

  /** The stage's front, turned and lifted. */
  private static Vec3 direction(Vec3 front, double turn, double lift) {
    double c = StrictMath.cos(turn);
    double s = StrictMath.sin(turn);
    return new Vec3(c * front.x() - s * front.y(), s * front.x() + c * front.y(), front.z() + lift)
        .unit();
  }

  private static Vec3 clamped(Vec3 p, Bounds b) {
    return new Vec3(
        Math.min(Math.max(p.x(), b.minX()), b.maxX()),
        Math.min(Math.max(p.y(), b.minY()), b.maxY()),
        Math.min(Math.max(p.z(), b.minZ()), b.maxZ()));
  }

  private static Vec3 inside(Bounds b, RandomStream r) {
    return new Vec3(
        r.uniform(b.minX(), b.maxX()),
        r.uniform(b.minY(), b.maxY()),
        r.uniform(b.minZ(), b.maxZ()));
  }

  /** Rows of parallel cameras, taken to and fro. */
  private static final class Grid extends CameraPath {
    private final Vec3 corner;
    private final Vec3 right;
    private final Vec3 up;
    private final Vec3 ahead;
    private final int columns;
    private final double step;
    private final double converge;
    private final Vec3 focus;

    Grid(Stage stage, int count, RandomStream random) {
      super(random);
      Vec3 away = direction(stage.front(), random.uniform(-0.7, 0.7), random.uniform(-0.1, 0.35));
      focus = stage.focus().plus(ball(random).times(0.25 * stage.extent()));
      double distance = stage.extent() * random.uniform(1.2, 2.6);
      Vec3 middle = clamped(focus.plus(away.times(distance)), stage.space());
      ahead = focus.minus(middle);
      right = ahead.unit().cross(UP).unit();
      up = right.cross(ahead.unit());
      columns = Math.max(1, (int) Math.round(Math.sqrt(count * random.uniform(0.8, 3))));
      int rows = (count + columns - 1) / columns;
      step = ahead.norm() * random.logUniform(0.015, 0.08);
      converge = random.chance(0.5) ? 1 : random.uniform(0, 1);
      corner =
          middle
              .minus(right.times(step * (columns - 1) / 2.0))
              .minus(up.times(step * (rows - 1) / 2.0));
    }

    @Override
    Vec3 position(int i) {
      int row = i / columns;
      int col = row % 2 == 0 ? i % columns : columns - 1 - i % columns;
      return corner.plus(right.times(step * col)).plus(up.times(step * row));
    }

    @Override
    Vec3 target(int i) {
      Vec3 parallel = position(i).plus(ahead);
      return parallel.plus(focus.minus(parallel).times(converge));
    }

    @Override
    double jitter() {
      return 0.3 * step;
    }
  }

  /** A part of a circle, or spirals, around the focus. */
  private static final class Arc extends CameraPath {
    private static final double LARGEST_STEP = 0.2;

    private final Stage stage;
    private final Vec3 focus;
    private final double from;
    private final double step;
    private final double distance;
    private final double lift;
    private final double wave;

    Arc(Stage stage, int count, RandomStream random, boolean whole) {
      super(random);
      this.stage = stage;
      focus = stage.focus().plus(ball(random).times(0.12 * stage.extent()));
      double wanted = whole ? 2 * Math.PI : random.uniform(0.5, 2.2);
      double turn = Math.min(wanted, count * random.uniform(0.4, 1) * LARGEST_STEP);
      step = turn / count;
      from = (whole ? random.uniform(-3.1, 3.1) : random.uniform(-0.5, 0.5)) - turn / 2;
      distance = stage.extent() * random.uniform(1.3, 2.4);
      lift = random.uniform(-0.2, 0.5);
      wave = random.chance(0.5) ? 0 : random.uniform(0.05, 0.2);
    }

    @Override
    Vec3 position(int i) {
      double height = lift + wave * StrictMath.sin(0.7 * i);
      Vec3 away = direction(stage.front(), from + i * step, height);
      return clamped(focus.plus(away.times(distance)), stage.space());
    }

    @Override
    Vec3 target(int i) {
      return focus;
    }

    @Override
    double jitter() {
      return 0.12 * step * distance;
    }
  }

  /** From one place to another, the eyes wandering from one thing to another. */
  private static final class Walk extends CameraPath {
    private static final double LARGEST_STEP = 0.12;

    private final Vec3 start;
    private final Vec3 along;
    private final Vec3 look;
    private final Vec3 lookAlong;
    private final int count;

    Walk(Stage stage, int count, RandomStream random) {
      super(random);
      this.count = count;
      Bounds space = stage.space();
      start = inside(space, random);
      Vec3 way = inside(space, random).minus(start);
      way = new Vec3(way.x(), way.y(), 0.3 * way.z());
      double length = Math.min(way.norm(), count * random.uniform(0.25, 1) * LARGEST_STEP);
      along = way.unit().times(length);
      look = stage.focus().plus(level(random).times(1.2 * stage.extent()));
      double drift = Math.min(1, 0.08 * count);
      lookAlong = level(random).times(0.8 * stage.extent() * drift);
    }

    @Override
    Vec3 position(int i) {
      return start.plus(along.times((i + 0.5) / count));
    }

    @Override
    Vec3 target(int i) {
      return look.plus(lookAlong.times((i + 0.5) / count));
    }

    @Override
    double jitter() {
      return 0.015;
    }
  }
}
