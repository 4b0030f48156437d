package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Environment;
import dev.lift3d.core.procedural.render.Light;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.shape.Rectangle;
import dev.lift3d.core.procedural.texture.Bitmap;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Textures;
import java.util.ArrayList;
import java.util.List;

/** An empty room: floor, ceiling, four walls, windows with a view, lights. */
final class Shell {
  private static final Vec3 UP = new Vec3(0, 0, 1);

  final Vec3 size;
  private final Composer composer;
  private final RandomStream random;
  private final Surfaces surfaces;
  private final boolean[] windowed = new boolean[4];
  private final List<Vec3> windows = new ArrayList<>();

  /**
   * Builds the room around the z axis, its floor at z = 0.
   *
   * @param composer receives the room
   * @param size width, depth and height
   * @param blind the wall that has no window, -1 if any may have one
   */
  Shell(Composer composer, Vec3 size, int blind) {
    this.composer = composer;
    this.size = size;
    this.random = composer.random.split("shell");
    this.surfaces = composer.surfaces;
    level(ObjectClass.FLOOR, 0, UP, surfaces.floor());
    level(
        ObjectClass.CEILING,
        size.z(),
        UP.times(-1),
        Material.matt(surfaces.palette.quiet().mixed(Rgb.grey(0.8), 0.7)));
    Material usual = surfaces.wall();
    boolean accent = random.chance(0.5);
    for (int i = 0; i < 4; i++) {
      wall(i, i != blind && random.chance(0.45), accent && i == 0 ? surfaces.wall() : usual);
    }
    lights();
  }

  /**
   * The frame of a wall: 0 at +y, then counter-clockwise; u to the right, v up, w into the room.
   */
  Frame wallFrame(int side) {
    Vec3 inward =
        switch (side) {
          case 0 -> new Vec3(0, -1, 0);
          case 1 -> new Vec3(1, 0, 0);
          case 2 -> new Vec3(0, 1, 0);
          default -> new Vec3(-1, 0, 0);
        };
    Vec3 middle = new Vec3(-inward.x() * size.x() / 2, -inward.y() * size.y() / 2, size.z() / 2);
    return Frame.ofAxes(middle, inward, UP);
  }

  boolean hasWindow(int side) {
    return windowed[side];
  }

  double wallWidth(int side) {
    return side % 2 == 0 ? size.x() : size.y();
  }

  /** A place on the floor beside a wall: y points at the wall, which is {@code depth / 2} away. */
  Frame beside(int side, double along, double depth) {
    Frame wall = wallFrame(side);
    Frame at = wall.shifted(along, -size.z() / 2, depth / 2 + 0.02);
    return Frame.ofAxes(at.origin(), UP, wall.axisW().times(-1));
  }

  private void level(ObjectClass kind, double z, Vec3 normal, Material material) {
    Frame f = Frame.ofAxes(new Vec3(0, 0, z), normal, new Vec3(0, 1, 0));
    composer.thing(kind, f).enclose(new Rectangle(f, size.x() / 2, size.y() / 2), material);
    composer.wall(f.origin(), normal, 0.5 * size.z());
  }

  private void wall(int side, boolean open, Material material) {
    Frame f = wallFrame(side);
    double half = wallWidth(side) / 2;
    List<Rectangle.Opening> openings = new ArrayList<>();
    if (open && half > 1.2) {
      windowed[side] = true;
      double w = random.uniform(0.4, Math.min(1, half - 0.5));
      double u = random.uniform(-half + w + 0.3, half - w - 0.3);
      double low = random.uniform(-0.6, -0.2) * size.z() / 2;
      openings.add(new Rectangle.Opening(u - w, low, u + w, 0.75 * size.z() / 2));
    }
    Rectangle flat = new Rectangle(f, half, size.z() / 2, openings);
    Thing wall = composer.thing(ObjectClass.WALL, f);
    if (openings.isEmpty()) {
      wall.enclose(flat, material);
    } else {
      wall.add(flat, material);
    }
    composer.wall(f.origin(), f.axisW(), 0.5 * size.z());
    if (random.chance(0.7)) {
      Material skirting = Material.matt(surfaces.palette.quiet());
      Thing base = composer.thing(ObjectClass.WALL, f);
      base.box(new Vec3(0, -size.z() / 2 + 0.04, 0), new Vec3(2 * half, 0.08, 0.015), skirting);
    }
    openings.forEach(o -> window(f, o));
  }

  private void window(Frame wall, Rectangle.Opening o) {
    Material paint = Material.glossy(Textures.plain(surfaces.palette.quiet()), 0.03, 5);
    double u = (o.minU() + o.maxU()) / 2;
    double v = (o.minV() + o.maxV()) / 2;
    double w = o.maxU() - o.minU();
    double h = o.maxV() - o.minV();
    Thing frame = composer.thing(ObjectClass.WINDOW, wall);
    frame.box(new Vec3(o.minU(), v, -0.06), new Vec3(0.05, h + 0.1, 0.1), paint);
    frame.box(new Vec3(o.maxU(), v, -0.06), new Vec3(0.05, h + 0.1, 0.1), paint);
    frame.box(new Vec3(u, o.maxV(), -0.06), new Vec3(w, 0.05, 0.1), paint);
    frame.box(new Vec3(u, o.minV(), -0.06), new Vec3(w + 0.1, 0.05, 0.2), paint);
    frame.box(new Vec3(u, v, -0.05), new Vec3(0.04, h, 0.04), paint);
    if (random.chance(0.5)) {
      frame.box(new Vec3(u, v, -0.05), new Vec3(w, 0.04, 0.04), paint);
    }
    Frame outside = wall.shifted(u, 2, -8);
    composer
        .thing(ObjectClass.BACKDROP, outside)
        .enclose(new Rectangle(outside, 20, 12), outlook(surfaces));
    windows.add(wall.toWorld(new Vec3(u, v, 0)));
    windows.add(wall.axisW());
  }

  /** A glowing view out of a window. */
  private static Material outlook(Surfaces surfaces) {
    return Material.glowing(Bitmap.single(surfaces.pictures.outlook(192, 112), 26, 15), 1.2);
  }

  private void lights() {
    Rgb warm = Rgb.ofHsv(random.uniform(0.07, 0.14), random.uniform(0, 0.25), 1);
    double strength = random.uniform(0.5, 1.2);
    int lamps = windows.isEmpty() ? random.between(1, 2) : 1;
    for (int i = 0; i < lamps; i++) {
      double x = random.uniform(-0.3, 0.3) * size.x();
      double y = random.uniform(-0.3, 0.3) * size.y();
      double r = random.uniform(0.03, 0.12);
      double z = size.z() - random.uniform(0.1, 0.6);
      Material glow = Material.glowing(Textures.plain(warm.mixed(Rgb.WHITE, 0.5)), 3);
      Frame at = Frame.at(x, y, z);
      composer
          .thing(ObjectClass.LAMP, at)
          .ball(Vec3.ZERO, new Vec3(0.8 * r, 0.8 * r, 0.6 * r), glow)
          .rod(Vec3.ZERO, new Vec3(0, 0, size.z() - z), 0.01, glow);
      double power = strength * 0.5 * (size.z() * size.z() + 1) / lamps;
      composer.light(new Light(new Vec3(x, y, z - 2 * r - 0.02), r, warm.times(power), false));
    }
    if (!windows.isEmpty()) {
      sun();
    }
    double ambient = random.uniform(0.25, 0.7);
    Rgb tint = warm.mixed(surfaces.palette.quiet(), 0.5);
    composer.environment(
        new Environment(
            tint.times(ambient),
            tint.times(ambient * random.uniform(0.5, 0.9)),
            tint.times(1.2 * ambient),
            tint.times(ambient)));
  }

  /** Light through the first window. */
  private void sun() {
    Vec3 inward = windows.get(1);
    Vec3 side = UP.cross(inward).times(random.uniform(-0.8, 0.8));
    Vec3 towards = inward.times(-1).plus(side).plus(UP.times(random.uniform(0.3, 1))).unit();
    Vec3 at = windows.get(0).plus(towards.times(7));
    Rgb colour = Rgb.ofHsv(random.uniform(0.08, 0.6), random.uniform(0, 0.2), 1);
    composer.light(
        new Light(at, random.chance(0.5) ? 0.05 : 0.2, colour.times(random.uniform(0.6, 2)), true));
  }
}
