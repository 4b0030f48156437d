package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Textures;

/** Large things that stand on the floor. Frames have z up and y towards the back. */
final class Furniture {
  private final Composer composer;
  private final RandomStream random;
  private final Surfaces surfaces;
  private final Items items;

  Furniture(Composer composer, Items items) {
    this.composer = composer;
    this.random = composer.random.split("furniture");
    this.surfaces = composer.surfaces;
    this.items = items;
  }

  /**
   * The top of a table.
   *
   * @param frame its middle
   * @param size a rectangle on it that is free, x and y
   */
  record Top(Frame frame, Vec3 size) {}

  /** A table, rectangular or round. */
  Top table(Frame f, Vec3 size) {
    Material top = random.chance(0.7) ? surfaces.wood() : surfaces.thing(1);
    Material leg = random.chance(0.5) ? top : surfaces.metal();
    double thick = random.uniform(0.02, 0.05);
    Thing table = composer.thing(ObjectClass.TABLE, f);
    double h = size.z() - thick;
    if (random.chance(0.25)) {
      double r = Math.min(size.x(), size.y()) / 2;
      table.bar(new Vec3(0, 0, h), r, r, thick, top);
      table.bar(Vec3.ZERO, 0.05, 0.04, h, leg);
      table.bar(Vec3.ZERO, 0.5 * r, 0.3 * r, 0.03, leg);
      return new Top(f.shifted(0, 0, size.z()), new Vec3(1.4 * r, 1.4 * r, 0));
    }
    table.box(new Vec3(0, 0, h), new Vec3(size.x(), size.y(), thick), top);
    legs(table, new Vec3(size.x() - 0.12, size.y() - 0.12, h), random.uniform(0.02, 0.04), leg);
    return new Top(f.shifted(0, 0, size.z()), size);
  }

  private void legs(Thing thing, Vec3 spread, double radius, Material material) {
    boolean round = random.chance(0.5);
    for (int i = 0; i < 4; i++) {
      Vec3 base =
          new Vec3(
              (i & 1) == 0 ? -spread.x() / 2 : spread.x() / 2,
              (i & 2) == 0 ? -spread.y() / 2 : spread.y() / 2,
              0);
      if (round) {
        thing.bar(base, 0.8 * radius, radius, spread.z(), material);
      } else {
        thing.box(base, new Vec3(2 * radius, 2 * radius, spread.z()), material);
      }
    }
  }

  void chair(Frame f) {
    Material frame = random.chance(0.6) ? surfaces.wood() : surfaces.metal();
    Material seat = random.chance(0.5) ? frame : Material.matt(surfaces.patterns.fabric(0.5));
    double w = random.uniform(0.38, 0.48);
    double h = random.uniform(0.42, 0.48);
    Thing chair = composer.thing(ObjectClass.CHAIR, f);
    legs(chair, new Vec3(w - 0.04, w - 0.04, h), 0.018, frame);
    chair.box(new Vec3(0, 0, h), new Vec3(w, w, 0.04), seat);
    double top = h + random.uniform(0.35, 0.5);
    for (int side = -1; side <= 1; side += 2) {
      double x = side * (w / 2 - 0.02);
      chair.rod(new Vec3(x, w / 2 - 0.02, h), new Vec3(x, w / 2 + 0.04, top), 0.014, frame);
    }
    if (random.chance(0.5)) {
      chair.box(new Vec3(0, w / 2 + 0.02, top - 0.2), new Vec3(w, 0.02, 0.18), seat);
    } else {
      for (int i = 0; i < 3; i++) {
        chair.box(
            new Vec3(0, w / 2 + 0.02, top - 0.06 - 0.11 * i), new Vec3(w, 0.015, 0.05), frame);
      }
    }
  }

  void sofa(Frame f, double width) {
    Material cloth = Material.matt(surfaces.patterns.fabric(random.uniform(0.3, 1)));
    double depth = random.uniform(0.8, 0.95);
    double arm = random.uniform(0.12, 0.2);
    Thing sofa = composer.thing(ObjectClass.SOFA, f);
    sofa.box(new Vec3(0, 0, 0.08), new Vec3(width, depth, 0.22), cloth);
    sofa.box(new Vec3(0, depth / 2 - 0.1, 0.3), new Vec3(width, 0.2, 0.5), cloth);
    double inner = width - 2 * arm;
    int cushions = width > 1.5 ? random.between(2, 3) : 1;
    for (int i = 0; i < cushions; i++) {
      double w = inner / cushions;
      double x = -inner / 2 + w * (i + 0.5);
      sofa.box(new Vec3(x, -0.08, 0.3), new Vec3(0.97 * w, depth - 0.25, 0.13), cloth);
    }
    for (int side = -1; side <= 1; side += 2) {
      Vec3 base = new Vec3(side * (width - arm) / 2, 0, 0.08);
      sofa.box(base, new Vec3(arm, depth, 0.5), cloth);
      sofa.rod(
          new Vec3(base.x(), -depth / 2, 0.58),
          new Vec3(base.x(), depth / 2, 0.58),
          arm / 2,
          cloth);
    }
    for (int i = random.between(0, 3); i > 0; i--) {
      Frame at =
          f.shifted(random.uniform(-inner / 2.5, inner / 2.5), 0.1, 0.58)
              .tilted(1.2)
              .turned(random.uniform(-0.5, 0.5));
      composer
          .thing(ObjectClass.SOFA, at)
          .ball(Vec3.ZERO, new Vec3(0.2, 0.2, 0.08), Material.matt(surfaces.patterns.fabric(0.3)));
    }
  }

  /** An open shelf, its back at y = depth / 2, filled with books and things. */
  void shelf(Frame f, Vec3 size, double fullness) {
    Material board = random.chance(0.7) ? surfaces.wood() : Material.matt(surfaces.palette.quiet());
    double t = random.uniform(0.015, 0.03);
    int rows = Math.max(1, (int) Math.round(size.z() / random.uniform(0.3, 0.45)));
    Thing shelf = composer.thing(ObjectClass.SHELF, f);
    for (int side = -1; side <= 1; side += 2) {
      shelf.box(new Vec3(side * (size.x() - t) / 2, 0, 0), new Vec3(t, size.y(), size.z()), board);
    }
    if (random.chance(0.7)) {
      shelf.box(new Vec3(0, size.y() / 2 - 0.005, 0), new Vec3(size.x(), 0.01, size.z()), board);
    }
    double step = (size.z() - t) / rows;
    for (int i = 0; i <= rows; i++) {
      shelf.box(new Vec3(0, 0, i * step), new Vec3(size.x() - 2 * t, size.y(), t), board);
    }
    for (int i = 0; i < rows; i++) {
      Vec3 room = new Vec3(size.x() - 2 * t, size.y(), step - t);
      fill(f.shifted(0, 0, i * step + t), room, fullness);
    }
  }

  /** Fills one board from left to right. */
  private void fill(Frame board, Vec3 room, double fullness) {
    double x = -room.x() / 2 + 0.01;
    while (x < room.x() / 2 - 0.06) {
      double left = room.x() / 2 - x;
      if (!random.chance(fullness)) {
        x += random.uniform(0.05, 0.25);
      } else if (random.chance(0.6)) {
        x = books(board, room, x);
      } else {
        double size =
            Math.min(Math.min(0.6 * room.z(), 0.9 * room.y()), left) * random.uniform(0.7, 1);
        items.any(
            board.shifted(x + size / 2, random.uniform(-0.1, 0.1) * room.y(), 0), 0.85 * size);
        x += size * 1.1;
      }
    }
  }

  private double books(Frame board, Vec3 room, double from) {
    double x = from;
    double tall = room.z() * random.uniform(0.6, 0.9);
    for (int i = random.between(2, 6); i > 0; i--) {
      double thick = random.logUniform(0.018, 0.06);
      if (x + thick > room.x() / 2) {
        return room.x() / 2;
      }
      double h = Math.min(0.95 * room.z(), tall * random.uniform(0.85, 1.08));
      double deep = Math.min(room.y() * 0.9, h * random.uniform(0.65, 0.8));
      double y = -room.y() / 2 + deep / 2 + random.uniform(0.005, 0.04);
      composer
          .thing(ObjectClass.BOOK, board)
          .box(
              new Vec3(x + thick / 2, y, 0),
              new Vec3(0.96 * thick, deep, h),
              surfaces.spine(thick, h));
      x += thick;
    }
    return x;
  }

  void lamp(Frame f) {
    double h = random.uniform(1.2, 1.7);
    Material metal = surfaces.metal();
    double r = random.uniform(0.15, 0.25);
    composer
        .thing(ObjectClass.LAMP, f)
        .bar(Vec3.ZERO, 0.15, 0.13, 0.025, metal)
        .bar(Vec3.ZERO, 0.012, 0.012, h, metal)
        .bar(
            new Vec3(0, 0, h),
            r,
            r * random.uniform(0.5, 0.95),
            random.uniform(0.2, 0.3),
            Material.glowing(
                Textures.plain(Rgb.ofHsv(random.uniform(0.08, 0.14), 0.3, 0.9)),
                random.uniform(0.3, 1)));
  }

  void cabinet(Frame f, Vec3 size) {
    Material body = random.chance(0.6) ? surfaces.wood() : Material.matt(surfaces.palette.quiet());
    Material knob = surfaces.metal();
    Thing cabinet = composer.thing(ObjectClass.SHELF, f);
    cabinet.box(Vec3.ZERO, size, body);
    int columns = Math.max(1, (int) Math.round(size.x() / 0.5));
    int rows = random.between(1, 4);
    double w = size.x() / columns;
    double h = size.z() / rows;
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < rows; j++) {
        double x = -size.x() / 2 + w * (i + 0.5);
        double y = -size.y() / 2 - 0.008;
        cabinet.box(new Vec3(x, y, h * j + 0.015), new Vec3(w - 0.02, 0.016, h - 0.02), body);
        cabinet.ball(new Vec3(x, y - 0.015, h * (j + 0.6)), new Vec3(0.015, 0.015, 0.015), knob);
      }
    }
  }

  /** A poster, framed or not, centred on a place of a wall: u to the right, v up. */
  void picture(Frame f, double w, double h) {
    Thing poster = composer.thing(ObjectClass.POSTER, f);
    poster.box(Vec3.ZERO, new Vec3(w, h, 0.012), surfaces.picture(w, h));
    if (random.chance(0.6)) {
      Material frame = random.chance(0.5) ? surfaces.wood() : surfaces.metal();
      double t = random.uniform(0.015, 0.05);
      poster.box(new Vec3(0, h / 2 + t / 2, 0), new Vec3(w + 2 * t, t, 0.03), frame);
      poster.box(new Vec3(0, -h / 2 - t / 2, 0), new Vec3(w + 2 * t, t, 0.03), frame);
      poster.box(new Vec3(w / 2 + t / 2, 0, 0), new Vec3(t, h, 0.03), frame);
      poster.box(new Vec3(-w / 2 - t / 2, 0, 0), new Vec3(t, h, 0.03), frame);
    }
  }
}
