package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Frame;
import java.util.List;

/** A furnished room. */
public final class RoomLayout {
  private final Composer composer;
  private final RandomStream random;
  private final Shell shell;
  private final Items items;
  private final Furniture furniture;

  private RoomLayout(RandomStream random) {
    this.random = random.split("room");
    this.composer = new Composer(random);
    Vec3 size =
        new Vec3(
            this.random.uniform(3.2, 6.5),
            this.random.uniform(3.2, 6.5),
            this.random.uniform(2.3, 3.1));
    this.shell = new Shell(composer, size, -1);
    this.items = new Items(composer);
    this.furniture = new Furniture(composer, items);
  }

  /**
   * Furnishes a room.
   *
   * @param random where it comes from
   * @return the room, with cameras that walk, pan or circle in it
   */
  public static Composition compose(RandomStream random) {
    return new RoomLayout(random).furnished();
  }

  private Composition furnished() {
    for (int side = 0; side < 4; side++) {
      alongWall(side);
      onWall(side);
    }
    middle();
    Vec3 s = shell.size;
    Bounds space =
        new Bounds(
            -s.x() / 2 + 0.3, -s.y() / 2 + 0.3, 0.7, s.x() / 2 - 0.3, s.y() / 2 - 0.3, s.z() - 0.4);
    Stage stage =
        new Stage(
            new Vec3(0, 0.15 * s.y(), 0.75),
            0.4 * Math.min(s.x(), s.y()),
            new Vec3(0, -1, 0.15).unit(),
            space,
            composer.keepOut(),
            List.of(Stage.Path.WALK, Stage.Path.FORWARD_FACING, Stage.Path.ARC));
    return new Composition(composer.world(), stage);
  }

  private void alongWall(int side) {
    double width = shell.wallWidth(side);
    double from = -width / 2 + 0.9;
    while (from < width / 2 - 0.9) {
      double w = Math.min(random.uniform(0.5, 2), width / 2 - 0.6 - from);
      double at = from + w / 2;
      if (w < 0.4 || random.chance(0.25)) {
        from += random.uniform(0.3, 0.8);
        continue;
      }
      piece(side, at, w);
      from += w + random.uniform(0.05, 0.4);
    }
  }

  private void piece(int side, double at, double w) {
    switch (random.between(0, 7)) {
      case 0, 1 -> {
        Vec3 size = new Vec3(w, random.uniform(0.22, 0.35), random.uniform(0.8, 2.1));
        furniture.shelf(shell.beside(side, at, size.y()), size, random.uniform(0.5, 0.95));
      }
      case 2 -> furniture.sofa(shell.beside(side, at, 0.95), Math.max(0.9, w));
      case 3 -> {
        Vec3 size = new Vec3(w, random.uniform(0.35, 0.5), random.uniform(0.45, 1.1));
        Frame f = shell.beside(side, at, size.y() + 0.05);
        furniture.cabinet(f, size);
        scatter(f.shifted(0, 0, size.z()), new Vec3(w, 0.35, 0), random.between(1, 4));
      }
      case 4 -> {
        Vec3 size = new Vec3(w, random.uniform(0.5, 0.7), random.uniform(0.68, 0.78));
        Furniture.Top top = furniture.table(shell.beside(side, at, size.y()), size);
        scatter(top.frame(), top.size(), random.between(2, 5));
      }
      case 5 -> furniture.lamp(shell.beside(side, at, 0.5));
      case 6 -> items.plant(shell.beside(side, at, 0.7), random.uniform(0.6, 1.3));
      default -> items.any(shell.beside(side, at, 0.6), random.uniform(0.3, 0.6));
    }
  }

  private void onWall(int side) {
    Frame wall = shell.wallFrame(side);
    double half = shell.wallWidth(side) / 2;
    for (int i = shell.hasWindow(side) ? 0 : random.between(0, 3); i > 0; i--) {
      double w = random.uniform(0.3, 0.9);
      double h = w * random.uniform(0.6, 1.5);
      double u = random.uniform(-half + 0.6, half - 0.6);
      double v = random.uniform(0, 0.6);
      furniture.picture(wall.shifted(u, v, 0.005 + 0.004 * i), w, h);
    }
  }

  private void middle() {
    double reach = Math.min(shell.size.x(), shell.size.y()) / 2 - 1.1;
    Frame f =
        Frame.at(random.uniform(-0.3, 0.3) * reach, random.uniform(-0.1, 0.5) * reach, 0)
            .turned(random.chance(0.5) ? 0 : random.uniform(-1, 1));
    if (random.chance(0.5)) {
      composer
          .thing(ObjectClass.RUG, f)
          .box(
              Vec3.ZERO,
              new Vec3(random.uniform(1.2, 2.2), random.uniform(1, 1.6), 0.012),
              Material.matt(composer.surfaces.patterns.fabric(1)));
    }
    if (random.chance(0.65)) {
      boolean low = random.chance(0.4);
      Vec3 size =
          new Vec3(
              random.uniform(0.8, 1.4),
              random.uniform(0.6, 0.9),
              low ? random.uniform(0.35, 0.5) : random.uniform(0.7, 0.78));
      Furniture.Top top = furniture.table(f, size);
      scatter(top.frame(), top.size(), random.between(3, 7));
      for (int i = low ? 0 : random.between(1, 4); i > 0; i--) {
        double side = (i & 1) == 0 ? 1 : -1;
        double x = random.uniform(-0.3, 0.3) * size.x();
        Frame chair = f.shifted(x + (i > 2 ? 0.4 : -0.2), side * (size.y() / 2 + 0.3), 0);
        furniture.chair(chair.turned((side > 0 ? 0 : Math.PI) + random.uniform(-0.3, 0.3)));
      }
    } else {
      for (int i = random.between(1, 4); i > 0; i--) {
        items.any(
            f.shifted(random.uniform(-1, 1), random.uniform(-0.8, 0.8), 0.012),
            random.uniform(0.25, 0.6));
      }
    }
  }

  private void scatter(Frame top, Vec3 size, int count) {
    Spread spread = new Spread(size.x() / 2 - 0.08, size.y() / 2 - 0.08, random);
    for (int i = 0; i < count; i++) {
      double s = random.uniform(0.1, 0.3);
      spread.place(0.45 * s).ifPresent(p -> items.any(top.shifted(p.x(), p.y(), 0), s));
    }
  }
}
