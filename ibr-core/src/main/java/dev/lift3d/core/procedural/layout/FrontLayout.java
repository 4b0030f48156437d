package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Frame;
import java.util.List;

/** One side of a room seen from close by: a bookcase, a desk, a sideboard with pictures. */
public final class FrontLayout {
  private final Composer composer;
  private final RandomStream random;
  private final Shell shell;
  private final Items items;
  private final Furniture furniture;

  private FrontLayout(RandomStream random) {
    this.random = random.split("front");
    this.composer = new Composer(random);
    this.shell =
        new Shell(
            composer,
            new Vec3(
                this.random.uniform(3, 5), this.random.uniform(3, 5), this.random.uniform(2.3, 3)),
            0);
    this.items = new Items(composer);
    this.furniture = new Furniture(composer, items);
  }

  /**
   * Arranges one side of a room.
   *
   * @param random where it comes from
   * @return the room, with cameras that face that side
   */
  public static Composition compose(RandomStream random) {
    return new FrontLayout(random).arranged();
  }

  private Composition arranged() {
    double focusHeight =
        switch (random.between(0, 2)) {
          case 0 -> bookcase();
          case 1 -> desk();
          default -> sideboard();
        };
    foreground();
    Vec3 s = shell.size;
    Bounds space =
        new Bounds(
            -s.x() / 2 + 0.3, -s.y() / 2 + 0.2, 0.5, s.x() / 2 - 0.3, s.y() / 2 - 0.8, s.z() - 0.3);
    Stage stage =
        new Stage(
            new Vec3(random.uniform(-0.3, 0.3), s.y() / 2 - 0.35, focusHeight),
            random.uniform(0.5, 0.85),
            new Vec3(0, -1, random.uniform(0, 0.25)).unit(),
            space,
            composer.keepOut(),
            List.of(Stage.Path.FORWARD_FACING, Stage.Path.FORWARD_FACING, Stage.Path.ARC));
    return new Composition(composer.world(), stage);
  }

  private double bookcase() {
    double height = random.uniform(1.4, 2.1);
    double from = -shell.size.x() / 2 + 0.1;
    while (from < shell.size.x() / 2 - 0.6) {
      double w = Math.min(random.uniform(0.7, 1.8), shell.size.x() / 2 - 0.05 - from);
      Vec3 size = new Vec3(w, random.uniform(0.25, 0.35), height);
      Frame f = shell.beside(0, -from - w / 2, size.y());
      furniture.shelf(f, size, random.uniform(0.7, 1));
      from += w + (random.chance(0.5) ? 0.01 : random.uniform(0.1, 0.4));
      height = random.chance(0.6) ? height : random.uniform(0.9, 2.1);
    }
    return random.uniform(0.8, 1.3);
  }

  private double desk() {
    Vec3 size =
        new Vec3(random.uniform(1.2, 1.9), random.uniform(0.6, 0.8), random.uniform(0.7, 0.78));
    Frame f = shell.beside(0, random.uniform(-0.3, 0.3), size.y());
    Furniture.Top top = furniture.table(f, size);
    if (random.chance(0.6)) {
      screen(top.frame().shifted(random.uniform(-0.3, 0.3), 0.12, 0));
    }
    Spread spread = new Spread(top.size().x() / 2 - 0.1, top.size().y() / 2 - 0.1, random);
    for (int i = random.between(4, 10); i > 0; i--) {
      double s = random.uniform(0.1, 0.3);
      spread.place(0.4 * s).ifPresent(p -> items.any(top.frame().shifted(p.x(), p.y(), 0), s));
    }
    if (random.chance(0.6)) {
      Vec3 board = new Vec3(size.x() * random.uniform(0.5, 0.9), 0.24, random.uniform(0.3, 0.6));
      furniture.shelf(shell.beside(0, 0, 0.24).shifted(0, 0, random.uniform(1.3, 1.5)), board, 0.9);
    } else {
      pictures(1.5);
    }
    furniture.chair(f.shifted(random.uniform(-0.3, 0.3), -0.75, 0).turned(Math.PI + 0.4));
    return size.z() + 0.25;
  }

  private void screen(Frame f) {
    Thing screen = composer.thing(ObjectClass.SCREEN, f);
    Material dark = composer.surfaces.metal();
    double w = random.uniform(0.4, 0.65);
    double h = 0.6 * w;
    screen.box(Vec3.ZERO, new Vec3(0.22, 0.16, 0.012), dark);
    screen.box(new Vec3(0, 0.03, 0), new Vec3(0.04, 0.02, 0.2), dark);
    screen.box(new Vec3(0, 0.01, 0.12), new Vec3(w + 0.02, 0.02, h + 0.02), dark);
    Material glass = composer.surfaces.lit(w, h);
    screen.box(new Vec3(0, -0.002, 0.13), new Vec3(w, 0.01, h), glass);
  }

  private double sideboard() {
    Vec3 size =
        new Vec3(random.uniform(1.2, 2.2), random.uniform(0.35, 0.5), random.uniform(0.5, 0.95));
    Frame f = shell.beside(0, random.uniform(-0.3, 0.3), size.y() + 0.05);
    furniture.cabinet(f, size);
    Frame top = f.shifted(0, 0, size.z());
    Spread spread = new Spread(size.x() / 2 - 0.1, size.y() / 2 - 0.1, random);
    for (int i = random.between(5, 12); i > 0; i--) {
      double s = random.uniform(0.12, 0.45);
      spread.place(0.35 * s).ifPresent(p -> items.any(top.shifted(p.x(), p.y(), 0), s));
    }
    pictures(size.z() + 0.75);
    return size.z() + 0.2;
  }

  private void pictures(double height) {
    Frame wall = shell.wallFrame(0);
    double u = -0.9;
    while (u < 0.9) {
      double w = random.uniform(0.25, 0.7);
      double h = w * random.uniform(0.7, 1.4);
      double v = height - shell.size.z() / 2 + random.uniform(-0.1, 0.1);
      furniture.picture(wall.shifted(u + w / 2, v, 0.005), w, h);
      u += w + random.uniform(0.08, 0.3);
    }
  }

  private void foreground() {
    for (int i = random.between(0, 2); i > 0; i--) {
      double side = random.chance(0.5) ? 1 : -1;
      Frame f =
          Frame.at(side * random.uniform(0.5, 1), shell.size.y() / 2 - random.uniform(0.9, 1.4), 0);
      if (random.chance(0.5)) {
        items.plant(f, random.uniform(0.8, 1.4));
      } else {
        items.any(f, random.uniform(0.3, 0.7));
      }
    }
  }
}
