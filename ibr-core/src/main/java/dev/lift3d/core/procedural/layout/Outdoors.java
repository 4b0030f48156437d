package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Textures;

/** Houses, trees, poles and what else stands in a street. Frames have z up and -y to the front. */
final class Outdoors {
  private final Composer composer;
  private final RandomStream random;
  private final Surfaces surfaces;
  private final Items items;

  Outdoors(Composer composer) {
    this.composer = composer;
    this.random = composer.random.split("outdoors");
    this.surfaces = composer.surfaces;
    this.items = new Items(composer);
  }

  /** A house given by the middle of its front and its size; it extends backwards. */
  void house(Frame f, Vec3 size) {
    Material wall = surfaces.facade();
    Material trim = Material.matt(surfaces.palette.quiet());
    Thing house = composer.thing(ObjectClass.FACADE, f);
    house.box(new Vec3(0, size.y() / 2, 0), size, wall);
    house.box(new Vec3(0, 0, 0), new Vec3(size.x(), 0.08, random.uniform(0.2, 0.6)), trim);
    house.box(new Vec3(0, 0, size.z() - 0.2), new Vec3(size.x() + 0.1, 0.3, 0.2), trim);
    double storey = random.uniform(2.5, 3);
    int columns = Math.max(1, (int) (size.x() / random.uniform(1.2, 2.2)));
    int door = random.between(0, columns - 1);
    double step = size.x() / columns;
    double w = step * random.uniform(0.4, 0.65);
    double h = random.uniform(1.1, 1.6);
    Material paint = Material.glossy(Textures.plain(surfaces.palette.any()), 0.03, 5);
    boolean shutters = random.chance(0.35);
    for (int level = 0; (level + 1) * storey < size.z() + 0.3; level++) {
      for (int i = 0; i < columns; i++) {
        double x = -size.x() / 2 + step * (i + 0.5);
        if (level == 0 && i == door) {
          door(f.shifted(x, 0, 0), paint);
        } else {
          window(f.shifted(x, 0, level * storey + 0.9), new Vec3(w, 0, h), paint, shutters);
        }
      }
    }
    if (random.chance(0.6)) {
      double width = Math.min(size.x() * 0.7, random.uniform(1, 3));
      sign(f.shifted(random.uniform(-0.1, 0.1) * size.x(), -0.05, 2.35), width);
    }
  }

  private void window(Frame f, Vec3 size, Material paint, boolean shutters) {
    double w = size.x();
    double h = size.z();
    Thing window = composer.thing(ObjectClass.WINDOW, f);
    window.box(new Vec3(0, -0.005, 0), new Vec3(w, 0.01, h), surfaces.pane());
    double t = 0.06;
    window.box(new Vec3(-w / 2, -0.03, 0), new Vec3(t, 0.08, h), paint);
    window.box(new Vec3(w / 2, -0.03, 0), new Vec3(t, 0.08, h), paint);
    window.box(new Vec3(0, -0.03, h), new Vec3(w + t, 0.08, t), paint);
    window.box(new Vec3(0, -0.06, -t), new Vec3(w + 0.2, 0.16, t), paint);
    window.box(new Vec3(0, -0.02, 0), new Vec3(0.04, 0.04, h), paint);
    if (random.chance(0.5)) {
      window.box(new Vec3(0, -0.02, 0.6 * h), new Vec3(w, 0.04, 0.04), paint);
    }
    if (shutters) {
      for (int side = -1; side <= 1; side += 2) {
        window.box(
            new Vec3(side * (0.78 * w + 0.02), -0.02, 0), new Vec3(0.48 * w, 0.04, h), paint);
      }
    }
    if (random.chance(0.15)) {
      Thing flowers = composer.thing(ObjectClass.PLANT, f);
      flowers.box(new Vec3(0, -0.2, -0.02), new Vec3(w, 0.16, 0.15), surfaces.thing(0.3));
      for (int i = 0; i < 6; i++) {
        Vec3 at = new Vec3(w * (i / 5.0 - 0.5), -0.2, 0.18);
        flowers.ball(at, new Vec3(0.1, 0.1, 0.08), surfaces.foliage(0.1));
      }
    }
  }

  private void door(Frame f, Material paint) {
    Thing door = composer.thing(ObjectClass.DOOR, f);
    double w = random.uniform(0.8, 1.1);
    Material leaf = random.chance(0.5) ? surfaces.wood() : paint;
    door.box(new Vec3(0, -0.02, 0.1), new Vec3(w, 0.06, 2), leaf);
    for (int i = 0; i < 4; i++) {
      double x = (i % 2 - 0.5) * 0.45 * w;
      door.box(new Vec3(x, -0.055, 0.3 + 0.9 * (i / 2)), new Vec3(0.33 * w, 0.02, 0.7), leaf);
    }
    door.box(new Vec3(0, -0.05, 2.1), new Vec3(w + 0.2, 0.14, 0.1), paint);
    door.box(new Vec3(-w / 2 - 0.05, -0.04, 0), new Vec3(0.1, 0.12, 2.1), paint);
    door.box(new Vec3(w / 2 + 0.05, -0.04, 0), new Vec3(0.1, 0.12, 2.1), paint);
    door.box(new Vec3(0, -0.25, 0), new Vec3(w + 0.4, 0.5, 0.1), surfaces.paving());
    door.ball(new Vec3(0.4 * w, -0.08, 1.05), new Vec3(0.03, 0.03, 0.03), surfaces.metal());
  }

  private void sign(Frame f, double width) {
    double height = random.uniform(0.3, 0.55);
    composer
        .thing(ObjectClass.SIGN, f)
        .box(new Vec3(0, -0.04, 0), new Vec3(width, 0.06, height), surfaces.sign(width, height));
  }

  /** One of the things that stand about. */
  void any(Frame f, double size, int which) {
    switch (which) {
      case 0, 1 -> bush(f, size);
      case 2 -> tree(f, size);
      case 3 -> pole(f);
      case 4 -> bench(f);
      case 5 -> items.plant(f, size);
      case 6 -> bin(f);
      default -> items.box(f, 0.6 * size);
    }
  }

  private void bush(Frame f, double size) {
    Thing bush = composer.thing(ObjectClass.PLANT, f);
    Material leaves = surfaces.foliage(size);
    for (int i = random.between(3, 7); i > 0; i--) {
      double r = size * random.uniform(0.2, 0.4);
      Vec3 at =
          new Vec3(
              size * random.uniform(-0.4, 0.4),
              size * random.uniform(-0.25, 0.25),
              r * random.uniform(0.7, 1.5));
      bush.ball(at, new Vec3(r, r, 0.9 * r), leaves);
    }
  }

  private void tree(Frame f, double size) {
    Thing tree = composer.thing(ObjectClass.PLANT, f);
    double h = 1.4 + size;
    Material bark = surfaces.bark();
    Material leaves = surfaces.foliage(size);
    double r = 0.05 + 0.06 * size;
    tree.bar(Vec3.ZERO, 1.2 * r, 0.7 * r, h, bark);
    for (int i = random.between(4, 8); i > 0; i--) {
      Vec3 to =
          new Vec3(random.uniform(-0.7, 0.7), random.uniform(-0.6, 0.6), random.uniform(0.3, 1.2))
              .times(size)
              .plus(new Vec3(0, 0, h));
      tree.rod(new Vec3(0, 0, 0.8 * h), to, 0.3 * r, bark);
      double crown = size * random.uniform(0.3, 0.55);
      tree.ball(to, new Vec3(crown, crown, 0.8 * crown), leaves);
    }
  }

  private void pole(Frame f) {
    Thing pole = composer.thing(ObjectClass.POLE, f);
    Material metal = surfaces.metal();
    double h = random.uniform(2.2, 4);
    pole.bar(Vec3.ZERO, 0.05, 0.035, h, metal);
    if (random.chance(0.6)) {
      double w = random.uniform(0.3, 0.6);
      Frame board = f.shifted(0, -0.05, h - 0.75).turned(random.uniform(-0.5, 0.5));
      composer
          .thing(ObjectClass.SIGN, board)
          .box(Vec3.ZERO, new Vec3(w, 0.02, 0.8 * w), surfaces.sign(w, 0.8 * w));
    } else {
      pole.rod(new Vec3(0, 0, h), new Vec3(0, -0.6, h + 0.15), 0.025, metal);
      Material glow = Material.glowing(Textures.plain(Rgb.grey(0.8)), 0.5);
      pole.ball(new Vec3(0, -0.65, h + 0.1), new Vec3(0.1, 0.18, 0.07), glow);
    }
  }

  private void bench(Frame f) {
    Thing bench = composer.thing(ObjectClass.CHAIR, f);
    Material wood = surfaces.wood();
    Material iron = surfaces.metal();
    double w = random.uniform(1.2, 1.8);
    for (int i = 0; i < 4; i++) {
      bench.box(new Vec3(0, -0.2 + 0.12 * i, 0.42), new Vec3(w, 0.1, 0.03), wood);
    }
    for (int i = 0; i < 3; i++) {
      bench.box(new Vec3(0, 0.24 + 0.02 * i, 0.52 + 0.13 * i), new Vec3(w, 0.025, 0.1), wood);
    }
    for (int side = -1; side <= 1; side += 2) {
      double x = side * (w / 2 - 0.15);
      bench.box(new Vec3(x, -0.2, 0), new Vec3(0.05, 0.05, 0.42), iron);
      bench.box(new Vec3(x, 0.24, 0), new Vec3(0.05, 0.05, 0.9), iron);
    }
  }

  private void bin(Frame f) {
    Material metal = random.chance(0.5) ? surfaces.metal() : surfaces.ceramic();
    double r = random.uniform(0.18, 0.26);
    composer
        .thing(ObjectClass.CYLINDER, f)
        .bar(Vec3.ZERO, 0.85 * r, r, 0.8, metal)
        .ring(new Vec3(0, 0, 0.8), new Vec3(0, 0, 1), r, 0.025, metal);
  }

  /** Posts and rails along u. */
  void fence(Frame f) {
    Thing fence = composer.thing(ObjectClass.POLE, f);
    Material paint = random.chance(0.5) ? surfaces.wood() : Material.matt(surfaces.palette.quiet());
    int posts = random.between(10, 24);
    double gap = random.uniform(0.1, 0.2);
    double h = random.uniform(0.7, 1.1);
    for (int i = 0; i < posts; i++) {
      fence.box(new Vec3(i * gap, 0, 0), new Vec3(0.4 * gap, 0.02, h), paint);
    }
    double length = gap * (posts - 1);
    fence.box(new Vec3(length / 2, 0.025, 0.25 * h), new Vec3(length, 0.03, 0.06), paint);
    fence.box(new Vec3(length / 2, 0.025, 0.75 * h), new Vec3(length, 0.03, 0.06), paint);
  }
}
