package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Box;
import dev.lift3d.core.procedural.shape.Ellipsoid;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.texture.Textures;

/** Small things that stand on tables, shelves and floors. */
final class Items {
  private final Composer composer;
  private final RandomStream random;
  private final Surfaces surfaces;

  Items(Composer composer) {
    this.composer = composer;
    this.random = composer.random.split("items");
    this.surfaces = composer.surfaces;
  }

  /**
   * Puts a random thing on a level surface.
   *
   * @param frame the place, z up
   * @param size about how large, in metres
   */
  void any(Frame frame, double size) {
    Frame f = frame.turned(random.uniform(-3.1, 3.1));
    switch (random.between(0, 13)) {
      case 0, 1 -> box(f, size);
      case 2 -> ball(f, size);
      case 3 -> cylinder(f, size);
      case 4 -> ring(f, size);
      case 5, 6 -> books(f, size);
      case 7, 8 -> bottle(f, size);
      case 9 -> cup(f, size * 0.6);
      case 10, 11 -> plant(f, size);
      case 12 -> blocks(f, size);
      default -> vase(f, size);
    }
  }

  void box(Frame f, double size) {
    Vec3 s =
        new Vec3(
            size * random.uniform(0.4, 1.1),
            size * random.uniform(0.3, 0.9),
            size * random.uniform(0.2, 1.2));
    Material m = random.chance(0.35) ? surfaces.carton(s) : surfaces.thing(size);
    composer.thing(ObjectClass.BOX, f).box(Vec3.ZERO, s, m);
  }

  void ball(Frame f, double size) {
    double r = size * random.uniform(0.25, 0.5);
    double squash = random.chance(0.7) ? 1 : random.uniform(0.5, 1.4);
    Material m = surfaces.thing(size);
    composer
        .thing(ObjectClass.SPHERE, f.tilted(random.uniform(-0.5, 0.5)))
        .add(new Ellipsoid(f.shifted(0, 0, r * squash), new Vec3(r, r, r * squash)), m);
  }

  void cylinder(Frame f, double size) {
    double r = size * random.uniform(0.15, 0.45);
    double top = random.chance(0.6) ? r : r * random.uniform(0, 0.8);
    composer
        .thing(ObjectClass.CYLINDER, f)
        .bar(Vec3.ZERO, r, top, size * random.uniform(0.3, 1.4), surfaces.thing(size));
  }

  void ring(Frame f, double size) {
    double ring = size * random.uniform(0.25, 0.4);
    double tube = ring * random.uniform(0.15, 0.5);
    Thing thing = composer.thing(ObjectClass.TORUS, f);
    Material m = surfaces.thing(size);
    if (random.chance(0.5)) {
      thing.ring(new Vec3(0, 0, tube), new Vec3(0, 0, 1), ring, tube, m);
    } else {
      thing.ring(new Vec3(0, 0, ring + tube), new Vec3(1, 0.2, 0), ring, tube, m);
    }
  }

  void books(Frame f, double size) {
    double z = 0;
    for (int i = random.between(1, 5); i > 0; i--) {
      double thick = size * random.uniform(0.06, 0.18);
      double deep = size * random.uniform(0.75, 1);
      double wide = deep * random.uniform(0.65, 0.8);
      book(f.shifted(0, 0, z).turned(random.uniform(-0.4, 0.4)), new Vec3(wide, deep, thick));
      z += thick;
    }
  }

  /** A book that lies: pages between two covers, the spine on -x. */
  void book(Frame f, Vec3 s) {
    Material cover = surfaces.cover(s);
    Material pages = surfaces.pages();
    double board = Math.min(0.004, 0.15 * s.z());
    Thing book = composer.thing(ObjectClass.BOOK, f);
    book.box(Vec3.ZERO, new Vec3(s.x(), s.y(), board), cover);
    book.box(new Vec3(0, 0, s.z() - board), new Vec3(s.x(), s.y(), board), cover);
    book.box(
        new Vec3(0.01 * s.x(), 0, board),
        new Vec3(0.94 * s.x(), 0.96 * s.y(), s.z() - 2 * board),
        pages);
    book.box(
        new Vec3(-s.x() / 2 + board / 2, 0, board),
        new Vec3(board, s.y(), s.z() - 2 * board),
        cover);
  }

  void bottle(Frame f, double size) {
    double h = size * random.uniform(0.8, 1.5);
    double r = h * random.uniform(0.11, 0.2);
    Material glass = surfaces.ceramic();
    Material cap = random.chance(0.5) ? surfaces.metal() : surfaces.ceramic();
    double neck = r * random.uniform(0.25, 0.5);
    double body = h * random.uniform(0.55, 0.7);
    Material label = surfaces.label(r, 0.5 * body);
    double shoulder = h * random.uniform(0.08, 0.15);
    composer
        .thing(ObjectClass.BOTTLE, f)
        .bar(Vec3.ZERO, r, r, body, glass)
        .bar(new Vec3(0, 0, body * 0.25), 1.01 * r, 1.01 * r, body * 0.5, label)
        .bar(new Vec3(0, 0, body), r, neck, shoulder, glass)
        .bar(new Vec3(0, 0, body + shoulder), neck, neck, 0.88 * h - body - shoulder, glass)
        .bar(new Vec3(0, 0, 0.88 * h), 1.2 * neck, 1.2 * neck, 0.12 * h, cap);
  }

  void vase(Frame f, double size) {
    double r = size * random.uniform(0.2, 0.35);
    double h = size * random.uniform(0.5, 1);
    Material m = surfaces.thing(size);
    Thing vase = composer.thing(ObjectClass.BOTTLE, f);
    vase.bar(Vec3.ZERO, 0.6 * r, r, 0.4 * h, m);
    vase.bar(new Vec3(0, 0, 0.4 * h), r, 0.45 * r, 0.4 * h, m);
    vase.bar(new Vec3(0, 0, 0.8 * h), 0.45 * r, 0.7 * r, 0.2 * h, m);
    if (random.chance(0.5)) {
      Material stem = Material.matt(Textures.plain(surfaces.palette.muted()));
      for (int i = random.between(3, 8); i > 0; i--) {
        Vec3 from = new Vec3(0, 0, 0.9 * h);
        Vec3 to =
            new Vec3(random.uniform(-r, r), random.uniform(-r, r), h * random.uniform(1.4, 2));
        vase.rod(from, to, 0.004, stem);
        double b = size * random.uniform(0.03, 0.08);
        vase.ball(to, new Vec3(b, b, b), Material.matt(surfaces.palette.vivid()));
      }
    }
  }

  void cup(Frame f, double size) {
    double r = size * random.uniform(0.35, 0.5);
    double h = size * random.uniform(0.7, 1.1);
    Material m = random.chance(0.5) ? surfaces.ceramic() : surfaces.thing(size);
    Material inside = Material.matt(surfaces.palette.muted().times(0.4));
    double foot = r * random.uniform(0.6, 1);
    composer
        .thing(ObjectClass.CUP, f)
        .bar(Vec3.ZERO, foot, r, h, m)
        .bar(new Vec3(0, 0, h), 0.85 * r, 0.85 * r, 0.001, inside)
        .ring(new Vec3(r, 0, 0.5 * h), new Vec3(0, 1, 0), 0.3 * h, 0.05 * h, m);
  }

  void plant(Frame f, double size) {
    double r = size * random.uniform(0.18, 0.3);
    double h = size * random.uniform(0.25, 0.4);
    Thing plant = composer.thing(ObjectClass.PLANT, f);
    plant.bar(Vec3.ZERO, 0.75 * r, r, h, surfaces.thing(size));
    plant.bar(new Vec3(0, 0, h), 0.9 * r, 0.9 * r, 0.002, surfaces.soil());
    Material leaf = surfaces.leaf(size);
    int leaves = random.between(7, 16);
    double length = size * random.uniform(0.15, 0.35);
    double width = length * random.uniform(0.15, 0.45);
    for (int i = 0; i < leaves; i++) {
      double angle = 2.4 * i + random.uniform(-0.4, 0.4);
      double lean = random.uniform(0.15, 1.3);
      Vec3 out =
          new Vec3(
              StrictMath.cos(angle) * StrictMath.sin(lean),
              StrictMath.sin(angle) * StrictMath.sin(lean),
              StrictMath.cos(lean));
      Vec3 base = new Vec3(0, 0, h);
      Vec3 tip = base.plus(out.times(length * random.uniform(0.8, 1.8)));
      plant.rod(base, tip, 0.012 * size, leaf);
      Vec3 at = f.toWorld(tip);
      Vec3 along = f.directionToWorld(out.plus(new Vec3(0, 0, -0.3)));
      Frame blade = Frame.ofAxes(at, f.directionToWorld(new Vec3(out.y(), -out.x(), 2)), along);
      plant.add(new Ellipsoid(blade, new Vec3(width, length, 0.02 * size)), leaf);
    }
  }

  void blocks(Frame f, double size) {
    double z = 0;
    double s = size * random.uniform(0.25, 0.45);
    for (int i = random.between(2, 5); i > 0; i--) {
      Frame at =
          f.shifted(0.2 * s * random.uniform(-1, 1), 0.2 * s * random.uniform(-1, 1), z + s / 2)
              .turned(random.uniform(-1, 1));
      composer
          .thing(ObjectClass.BOX, at)
          .add(new Box(at, new Vec3(s / 2, s / 2, s / 2)), surfaces.thing(s));
      z += s;
      s *= random.uniform(0.7, 1);
    }
  }
}
