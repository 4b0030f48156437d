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

/** Draws materials at random: by what they are for, in the colours of one palette. */
final class Surfaces {
  final Palette palette;
  final Pictures pictures;
  final Patterns patterns;
  private final RandomStream random;

  Surfaces(RandomStream random) {
    this.random = random;
    this.palette = new Palette(random.split("palette"));
    this.pictures = new Pictures(random.split("pictures"), palette);
    this.patterns = new Patterns(random.split("patterns"), palette);
  }

  /** Floors: planks, tiles, carpet, stone, concrete. */
  Material floor() {
    return switch (random.between(0, 5)) {
      case 0, 1 ->
          Material.glossy(patterns.planks(), random.uniform(0, 0.05), random.between(3, 7));
      case 2 ->
          Material.glossy(patterns.tiles(random.uniform(0.2, 0.6)), random.uniform(0.01, 0.06), 7);
      case 3 -> Material.matt(patterns.carpet());
      case 4 -> Material.glossy(patterns.stone(1), random.uniform(0, 0.05), 6);
      default -> Material.matt(patterns.plaster(palette.muted(), 0.3));
    };
  }

  /** Inner walls: paint, wallpaper, bricks, panels. */
  Material wall() {
    return Material.matt(
        switch (random.between(0, 7)) {
          case 0, 1, 2 -> patterns.plaster(palette.quiet(), random.uniform(0.02, 0.15));
          case 3 -> Textures.plain(palette.quiet());
          case 4 -> patterns.wallpaper();
          case 5 -> patterns.bricks();
          case 6 -> Textures.uneven(patterns.planks(), 1.5, 0.15, patterns.fractal(4));
          default -> patterns.plaster(palette.muted(), random.uniform(0.1, 0.4));
        });
  }

  /** Any thing of about the given size. */
  Material thing(double size) {
    return switch (random.between(0, 11)) {
      case 0 -> Material.matt(palette.any());
      case 1 -> ceramic();
      case 2 -> metal();
      case 3, 4 -> wood();
      case 5 -> Material.matt(patterns.fabric(size));
      case 6 -> Material.glossy(patterns.pattern(size), random.uniform(0, 0.08), 6);
      case 7 -> Material.matt(patterns.pattern(size));
      case 8 -> Material.glossy(patterns.stone(size), 0.05, 7);
      case 9 -> Material.matt(patterns.noise(size));
      case 10 -> Material.glossy(patterns.noise(size), random.uniform(0, 0.06), 5);
      default -> Material.matt(patterns.cells(size));
    };
  }

  Material ceramic() {
    return Material.glossy(
        Textures.uneven(
            Textures.plain(palette.any()), 0.05, random.uniform(0, 0.1), patterns.fractal(3)),
        random.uniform(0.03, 0.08),
        random.between(6, 9));
  }

  Material metal() {
    Rgb colour =
        random.chance(0.6)
            ? Rgb.grey(random.uniform(0.1, 0.5))
            : Rgb.ofHsv(random.uniform(0.05, 0.14), 0.5, random.uniform(0.4, 0.8));
    Texture brushed = Textures.uneven(Textures.plain(colour), 0.02, 0.15, patterns.fractal(4));
    return Material.glossy(brushed, random.uniform(0.15, 0.5), random.between(4, 8));
  }

  Material wood() {
    Texture grain =
        Textures.wood(
            random.logUniform(0.006, 0.03),
            random.uniform(0.5, 3),
            patterns.seed(),
            palette.wood());
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
        random.chance(0.4) ? Textures.plain(Rgb.ofHsv(0.09, 0.4, 0.65)) : patterns.noise(size.x());
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
        Textures.stone(0.2 * size, patterns.fractal(4), palette.leaves()),
        random.uniform(0, 0.04),
        4);
  }

  /** Leaves seen from afar: ragged cells over noise. */
  Material foliage(double size) {
    Texture leaves =
        new Cells(
            random.uniform(0.03, 0.09),
            random.uniform(0.05, 0.15),
            palette.leaves(),
            Rgb.ofHsv(0.3, 0.6, 0.12),
            patterns.seed());
    return Material.matt(Textures.uneven(leaves, 0.3 * size, 0.4, patterns.fractal(5)));
  }

  Material bark() {
    return Material.matt(
        Textures.cloud(
            0.02, 8, patterns.fractal(5), palette.shades(Rgb.ofHsv(0.07, 0.35, 0.4), 0.6)));
  }

  /** Streets and paths: asphalt, slabs, cobbles, grass. */
  Material paving() {
    Texture t =
        switch (random.between(0, 4)) {
          case 0 -> patterns.plaster(Rgb.grey(random.uniform(0.08, 0.3)), 0.4);
          case 1 -> patterns.tiles(random.uniform(0.3, 0.7));
          case 2 ->
              new Cells(
                  random.uniform(0.12, 0.25),
                  0.1,
                  palette.shades(Rgb.grey(0.25), 0.5),
                  Rgb.grey(0.06),
                  patterns.seed());
          case 3 -> patterns.bricks();
          default ->
              Textures.cloud(0.05, 1, new Fractal(5, 0.8, patterns.seed()), palette.leaves());
        };
    return Material.matt(Textures.uneven(t, random.uniform(1, 4), 0.2, patterns.fractal(5)));
  }

  /** Outer walls. */
  Material facade() {
    Texture t =
        switch (random.between(0, 4)) {
          case 0, 1 -> patterns.bricks();
          case 2 -> patterns.plaster(palette.quiet(), random.uniform(0.05, 0.25));
          case 3 -> patterns.plaster(palette.muted(), random.uniform(0.05, 0.25));
          default -> patterns.stone(1.5);
        };
    Texture stains =
        Masks.blend(
            t,
            patterns.plaster(Rgb.grey(random.uniform(0.05, 0.3)), 0.3),
            Masks.patches(
                random.uniform(1, 4), random.uniform(0.2, 0.7), 0.4, patterns.fractal(6)));
    return Material.matt(random.chance(0.5) ? stains : t);
  }

  /** Window glass from outside by day: dark, reflecting the sky. */
  Material pane() {
    Texture inside =
        random.chance(0.5)
            ? Textures.plain(Rgb.grey(random.uniform(0.005, 0.06)))
            : Masks.blend(
                Textures.plain(Rgb.grey(0.02)),
                patterns.fabric(0.5),
                Masks.patches(1, random.uniform(-0.5, 0.5), 0.05, patterns.fractal(2)));
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
        Textures.stone(0.02, patterns.fractal(4), palette.shades(Rgb.ofHsv(0.07, 0.5, 0.3), 0.6)));
  }
}
