package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.texture.Bitmap;
import dev.lift3d.core.procedural.texture.Cells;
import dev.lift3d.core.procedural.texture.Fractal;
import dev.lift3d.core.procedural.texture.Masks;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Texture;
import dev.lift3d.core.procedural.texture.Textures;
import dev.lift3d.core.procedural.texture.Tiles;

/** Draws materials at random: by what they are for, in the colours of one palette. */
final class Surfaces {
  final Palette palette;
  final Pictures pictures;
  private final RandomStream random;

  Surfaces(RandomStream random) {
    this.random = random;
    this.palette = new Palette(random.split("palette"));
    this.pictures = new Pictures(random.split("pictures"), palette);
  }

  Fractal fractal(int octaves) {
    return new Fractal(octaves, random.uniform(0.45, 0.75), seed());
  }

  int seed() {
    return random.between(0, 1 << 20);
  }

  /** Floors: planks, tiles, carpet, stone, concrete. */
  Material floor() {
    return switch (random.between(0, 5)) {
      case 0, 1 -> Material.glossy(planks(), random.uniform(0, 0.05), random.between(3, 7));
      case 2 -> Material.glossy(tiles(random.uniform(0.2, 0.6)), random.uniform(0.01, 0.06), 7);
      case 3 -> Material.matt(carpet());
      case 4 -> Material.glossy(stone(1), random.uniform(0, 0.05), 6);
      default -> Material.matt(plaster(palette.muted(), 0.3));
    };
  }

  /** Inner walls: paint, wallpaper, bricks, panels. */
  Material wall() {
    return Material.matt(
        switch (random.between(0, 7)) {
          case 0, 1, 2 -> plaster(palette.quiet(), random.uniform(0.02, 0.15));
          case 3 -> Textures.plain(palette.quiet());
          case 4 -> wallpaper();
          case 5 -> bricks();
          case 6 -> Textures.uneven(planks(), 1.5, 0.15, fractal(4));
          default -> plaster(palette.muted(), random.uniform(0.1, 0.4));
        });
  }

  /** Any thing of about the given size. */
  Material thing(double size) {
    return switch (random.between(0, 11)) {
      case 0 -> Material.matt(palette.any());
      case 1 -> ceramic();
      case 2 -> metal();
      case 3, 4 -> wood();
      case 5 -> Material.matt(fabric(size));
      case 6 -> Material.glossy(pattern(size), random.uniform(0, 0.08), 6);
      case 7 -> Material.matt(pattern(size));
      case 8 -> Material.glossy(stone(size), 0.05, 7);
      case 9 -> Material.matt(noise(size));
      case 10 -> Material.glossy(noise(size), random.uniform(0, 0.06), 5);
      default -> Material.matt(cells(size));
    };
  }

  Material ceramic() {
    return Material.glossy(
        Textures.uneven(Textures.plain(palette.any()), 0.05, random.uniform(0, 0.1), fractal(3)),
        random.uniform(0.03, 0.08),
        random.between(6, 9));
  }

  Material metal() {
    Rgb colour =
        random.chance(0.6)
            ? Rgb.grey(random.uniform(0.1, 0.5))
            : Rgb.ofHsv(random.uniform(0.05, 0.14), 0.5, random.uniform(0.4, 0.8));
    Texture brushed = Textures.uneven(Textures.plain(colour), 0.02, 0.15, fractal(4));
    return Material.glossy(brushed, random.uniform(0.15, 0.5), random.between(4, 8));
  }

  Material wood() {
    Texture grain =
        Textures.wood(
            random.logUniform(0.006, 0.03), random.uniform(0.5, 3), seed(), palette.wood());
    return Material.glossy(grain, random.uniform(0, 0.05), random.between(3, 7));
  }

  /** A book's cover, printed on the large faces and plain elsewhere. */
  Material cover(Vec3 size) {
    Texture plain = Textures.plain(palette.any());
    Texture printed = Bitmap.single(pictures.label(size.x(), size.y()), size.x(), size.y());
    Texture cover = random.chance(0.6) ? Textures.faces(plain, plain, printed) : plain;
    return Material.glossy(cover, random.uniform(0.01, 0.05), 5);
  }

  /** A standing book: lettered spine in front, cloth on the sides, paper on top. */
  Material spine(double width, double height) {
    Texture cloth = Textures.plain(palette.any());
    Texture front =
        random.chance(0.55)
            ? Bitmap.single(pictures.spine(width, height), width, height)
            : Masks.blend(
                cloth,
                Textures.plain(palette.any()),
                Masks.rows(height * random.uniform(0.2, 0.6), 0.15));
    Texture paper = Textures.plain(Rgb.ofHsv(0.12, random.uniform(0.05, 0.2), 0.8));
    return Material.glossy(Textures.faces(cloth, front, paper), random.uniform(0, 0.05), 5);
  }

  /** A printed carton. */
  Material carton(Vec3 size) {
    Texture plain =
        random.chance(0.4) ? Textures.plain(Rgb.ofHsv(0.09, 0.4, 0.65)) : noise(size.x());
    return Material.glossy(
        Textures.faces(
            plain,
            Bitmap.single(pictures.label(size.x(), size.z()), size.x(), size.z()),
            random.chance(0.5)
                ? plain
                : Bitmap.single(pictures.poster(size.x(), size.y()), size.x(), size.y())),
        random.uniform(0, 0.05),
        5);
  }

  Material pages() {
    Texture paper = Textures.plain(Rgb.ofHsv(0.12, random.uniform(0.05, 0.2), 0.85));
    Texture edge = Textures.plain(Rgb.ofHsv(0.1, 0.2, 0.55));
    return Material.matt(Masks.blend(paper, edge, Masks.rows(0.0025, 0.4)));
  }

  /** A picture that fills a surface of the given size. */
  Material picture(double width, double height) {
    return Material.glossy(
        Bitmap.single(pictures.poster(width, height), width, height), random.uniform(0, 0.04), 6);
  }

  /** Paper around a bottle, seen twice around it. */
  Material label(double radius, double height) {
    double around = Math.PI * radius;
    return Material.matt(Bitmap.repeated(pictures.label(around, height), around, height));
  }

  Material leaf(double size) {
    return Material.glossy(
        Textures.stone(0.2 * size, fractal(4), palette.leaves()), random.uniform(0, 0.04), 4);
  }

  /** Leaves seen from afar: ragged cells over noise. */
  Material foliage(double size) {
    Texture leaves =
        new Cells(
            random.uniform(0.03, 0.09),
            random.uniform(0.05, 0.15),
            palette.leaves(),
            Rgb.ofHsv(0.3, 0.6, 0.12),
            seed());
    return Material.matt(Textures.uneven(leaves, 0.3 * size, 0.4, fractal(5)));
  }

  Material bark() {
    return Material.matt(
        Textures.cloud(0.02, 8, fractal(5), palette.shades(Rgb.ofHsv(0.07, 0.35, 0.4), 0.6)));
  }

  /** Streets and paths: asphalt, slabs, cobbles, grass. */
  Material paving() {
    Texture t =
        switch (random.between(0, 4)) {
          case 0 -> plaster(Rgb.grey(random.uniform(0.08, 0.3)), 0.4);
          case 1 -> tiles(random.uniform(0.3, 0.7));
          case 2 ->
              new Cells(
                  random.uniform(0.12, 0.25),
                  0.1,
                  palette.shades(Rgb.grey(0.25), 0.5),
                  Rgb.grey(0.06),
                  seed());
          case 3 -> bricks();
          default -> Textures.cloud(0.05, 1, new Fractal(5, 0.8, seed()), palette.leaves());
        };
    return Material.matt(Textures.uneven(t, random.uniform(1, 4), 0.2, fractal(5)));
  }

  /** Outer walls. */
  Material facade() {
    Texture t =
        switch (random.between(0, 4)) {
          case 0, 1 -> bricks();
          case 2 -> plaster(palette.quiet(), random.uniform(0.05, 0.25));
          case 3 -> plaster(palette.muted(), random.uniform(0.05, 0.25));
          default -> stone(1.5);
        };
    Texture stains =
        Masks.blend(
            t,
            plaster(Rgb.grey(random.uniform(0.05, 0.3)), 0.3),
            Masks.patches(random.uniform(1, 4), random.uniform(0.2, 0.7), 0.4, fractal(6)));
    return Material.matt(random.chance(0.5) ? stains : t);
  }

  /** Window glass from outside by day: dark, reflecting the sky. */
  Material pane() {
    Texture inside =
        random.chance(0.5)
            ? Textures.plain(Rgb.grey(random.uniform(0.005, 0.06)))
            : Masks.blend(
                Textures.plain(Rgb.grey(0.02)),
                fabric(0.5),
                Masks.patches(1, random.uniform(-0.5, 0.5), 0.05, fractal(2)));
    return Material.glossy(inside, random.uniform(0.04, 0.25), 9);
  }

  Material sign(double width, double height) {
    return Material.glossy(
        Bitmap.single(pictures.sign(width, height), width, height), random.uniform(0, 0.05), 6);
  }

  /** A screen that shows a picture. */
  Material lit(double width, double height) {
    return Material.glowing(
        Bitmap.single(pictures.poster(width, height), width, height), random.uniform(0.4, 1));
  }

  Material soil() {
    return Material.matt(
        Textures.stone(0.02, fractal(4), palette.shades(Rgb.ofHsv(0.07, 0.5, 0.3), 0.6)));
  }

  Texture planks() {
    Texture grain =
        Textures.wood(
            random.logUniform(0.008, 0.03), random.uniform(0.5, 2.5), seed(), palette.wood());
    double width = random.uniform(0.07, 0.2);
    Tiles.Layout layout =
        new Tiles.Layout(
            width * random.uniform(6, 12),
            width,
            random.uniform(0.001, 0.005),
            random.uniform(0.2, 0.6),
            random.uniform(0.1, 0.6));
    Texture joint = Textures.plain(Rgb.grey(random.uniform(0.005, 0.05)));
    return turned(new Tiles(layout, grain, joint, seed()));
  }

  Texture tiles(double size) {
    double aspect = random.chance(0.6) ? 1 : random.uniform(0.4, 1);
    Tiles.Layout layout =
        new Tiles.Layout(
            size,
            size * aspect,
            size * random.uniform(0.01, 0.04),
            random.chance(0.7) ? 0 : 0.5,
            random.uniform(0, 0.5));
    Texture tile =
        random.chance(0.5) ? stone(size * 2) : plaster(palette.quiet(), random.uniform(0.02, 0.2));
    Texture plain = new Tiles(layout, tile, Textures.plain(palette.quiet().times(0.5)), seed());
    if (random.chance(0.3)) {
      Texture other = Textures.plain(palette.muted());
      Texture board = Masks.blend(tile, other, Masks.checkers(size));
      return turned(new Tiles(layout, board, Textures.plain(Rgb.grey(0.2)), seed()));
    }
    return plain;
  }

  Texture bricks() {
    Rgb clay =
        random.chance(0.6)
            ? Rgb.ofHsv(random.uniform(0.01, 0.06), random.uniform(0.4, 0.7), 0.6)
            : palette.quiet();
    Tiles.Layout layout =
        new Tiles.Layout(
            random.uniform(0.2, 0.3),
            random.uniform(0.065, 0.11),
            random.uniform(0.006, 0.014),
            0.5,
            random.uniform(0.2, 0.8));
    Texture brick = Textures.cloud(0.03, 1, fractal(4), palette.shades(clay, 0.35));
    Texture mortar = plaster(Rgb.grey(random.uniform(0.2, 0.6)), 0.2);
    return Textures.uneven(new Tiles(layout, brick, mortar, seed()), 1.2, 0.15, fractal(3));
  }

  Texture plaster(Rgb colour, double roughness) {
    Texture fine =
        Textures.cloud(
            random.logUniform(0.02, 0.2), 1, fractal(5), palette.shades(colour, roughness));
    return Textures.uneven(fine, random.uniform(0.6, 2.5), random.uniform(0.02, 0.2), fractal(3));
  }

  Texture wallpaper() {
    Rgb ground = palette.quiet();
    Rgb print = random.chance(0.5) ? palette.muted() : ground.times(random.uniform(0.6, 0.85));
    double size = random.logUniform(0.04, 0.3);
    Texture over = Textures.plain(print);
    Texture under = Textures.plain(ground);
    return switch (random.between(0, 3)) {
      case 0 -> Masks.blend(under, over, Masks.stripes(size, random.uniform(0.1, 0.6)));
      case 1 -> Masks.blend(under, over, Masks.dots(size, size * random.uniform(0.1, 0.4)));
      case 2 ->
          Masks.blend(
              under, over, Masks.patches(size, random.uniform(-0.1, 0.4), 0.04, fractal(3)));
      default ->
          turned(Masks.blend(under, over, Masks.grid(size, size * random.uniform(0.05, 0.2))));
    };
  }

  Texture carpet() {
    Texture pile =
        Textures.cloud(
            random.logUniform(0.008, 0.03),
            1,
            new Fractal(3, 0.8, seed()),
            palette.shades(palette.muted(), random.uniform(0.3, 0.6)));
    return Textures.uneven(pile, 0.5, 0.2, fractal(4));
  }

  Texture stone(double size) {
    Rgb base = palette.quiet();
    if (random.chance(0.5)) {
      return Textures.marble(
          size * random.uniform(0.3, 0.9),
          random.uniform(0.4, 1.5),
          new Fractal(5, 0.55, seed()),
          palette.shades(base, random.uniform(0.2, 0.6)));
    }
    return Textures.stone(
        size * random.logUniform(0.05, 0.5),
        new Fractal(6, random.uniform(0.6, 0.85), seed()),
        palette.shades(base, random.uniform(0.2, 0.5)));
  }

  Texture noise(double size) {
    Fractal f = new Fractal(random.between(2, 7), random.uniform(0.4, 0.85), seed());
    return random.chance(0.4)
        ? Textures.stone(size * random.logUniform(0.08, 0.8), f, palette.motley())
        : Textures.cloud(
            size * random.logUniform(0.08, 0.8),
            random.logUniform(0.2, 5),
            f,
            palette.shades(palette.any(), random.uniform(0.2, 0.8)));
  }

  Texture cells(double size) {
    return new Cells(
        size * random.logUniform(0.06, 0.3),
        random.uniform(0, 0.12),
        random.chance(0.5)
            ? palette.motley()
            : palette.shades(palette.muted(), random.uniform(0.2, 0.6)),
        palette.any(),
        seed());
  }

  Texture fabric(double size) {
    Texture ground = Textures.plain(palette.any());
    double period = size * random.logUniform(0.04, 0.4);
    Texture stripes =
        Masks.blend(
            ground, Textures.plain(palette.any()), Masks.stripes(period, random.uniform(0.2, 0.6)));
    Texture woven =
        random.chance(0.4)
            ? Masks.blend(
                stripes,
                Textures.plain(palette.any()),
                Masks.rows(period * random.uniform(0.7, 1.4), random.uniform(0.1, 0.4)))
            : random.chance(0.5) ? stripes : ground;
    return Textures.uneven(woven, 0.006, random.uniform(0.1, 0.3), new Fractal(2, 0.8, seed()));
  }

  Texture pattern(double size) {
    Texture under = random.chance(0.4) ? noise(size) : Textures.plain(palette.any());
    Texture over = random.chance(0.3) ? noise(size) : Textures.plain(palette.any());
    double period = size * random.logUniform(0.1, 0.7);
    return turned(
        Masks.blend(
            under,
            over,
            switch (random.between(0, 5)) {
              case 0 -> Masks.stripes(period, random.uniform(0.15, 0.7));
              case 1 -> Masks.checkers(period / 2);
              case 2 -> Masks.dots(period, period * random.uniform(0.15, 0.45));
              case 3 -> Masks.grid(period, period * random.uniform(0.05, 0.3));
              default ->
                  Masks.patches(
                      period, random.uniform(-0.2, 0.3), random.uniform(0.01, 0.3), fractal(5));
            }));
  }

  private Texture turned(Texture base) {
    double angle = random.chance(0.5) ? 0 : random.chance(0.5) ? Math.PI / 2 : random.uniform(0, 3);
    return Textures.placed(base, angle, random.uniform(-5, 5), random.uniform(-5, 5));
  }
}
