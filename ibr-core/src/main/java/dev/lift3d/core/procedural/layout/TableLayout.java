package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Frame;
import java.util.List;

/** Things on a table, seen from around it. */
public final class TableLayout {
  private TableLayout() {}

  /**
   * Lays a table.
   *
   * @param random where it comes from
   * @return the table in its room, with cameras around it
   */
  public static Composition compose(RandomStream random) {
    RandomStream own = random.split("table");
    Composer composer = new Composer(random);
    Vec3 room = new Vec3(own.uniform(3.5, 6), own.uniform(3.5, 6), own.uniform(2.3, 3));
    Shell shell = new Shell(composer, room, -1);
    Items items = new Items(composer);
    Furniture furniture = new Furniture(composer, items);
    Vec3 size = new Vec3(own.uniform(0.9, 1.6), own.uniform(0.8, 1.2), own.uniform(0.45, 0.8));
    Furniture.Top top = furniture.table(Frame.WORLD, size);
    Spread spread = new Spread(top.size().x() / 2 - 0.15, top.size().y() / 2 - 0.15, own);
    for (int i = own.between(4, 14); i > 0; i--) {
      double s = own.uniform(0.12, 0.4);
      spread.place(0.4 * s).ifPresent(p -> items.any(top.frame().shifted(p.x(), p.y(), 0), s));
    }
    for (int side = 0; side < 4; side++) {
      double along = own.uniform(-0.25, 0.25) * shell.wallWidth(side);
      Vec3 shelf = new Vec3(own.uniform(0.8, 1.6), 0.3, own.uniform(0.8, 1.9));
      switch (own.between(0, 4)) {
        case 0 -> furniture.shelf(shell.beside(side, along, 0.3), shelf, 0.8);
        case 1 -> furniture.sofa(shell.beside(side, along, 0.95), 1.6);
        case 2 -> furniture.cabinet(shell.beside(side, along, 0.35), shelf);
        case 3 -> items.plant(shell.beside(side, along, 0.8), own.uniform(0.8, 1.3));
        default -> items.any(shell.beside(side, along, 0.6), own.uniform(0.4, 0.7));
      }
    }
    Stage stage =
        new Stage(
            new Vec3(0, 0, size.z() + 0.08),
            0.5 * Math.max(size.x(), size.y()),
            new Vec3(0, -1, own.uniform(0.4, 0.9)).unit(),
            new Bounds(
                -room.x() / 2 + 0.25,
                -room.y() / 2 + 0.25,
                size.z() + 0.15,
                room.x() / 2 - 0.25,
                room.y() / 2 - 0.25,
                room.z() - 0.3),
            composer.keepOut(),
            List.of(Stage.Path.ORBIT, Stage.Path.ARC, Stage.Path.FORWARD_FACING));
    return new Composition(composer.world(), stage);
  }
}
