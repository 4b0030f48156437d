package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.texture.Cells;
import dev.lift3d.core.procedural.texture.Fractal;
import dev.lift3d.core.procedural.texture.Masks;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Texture;
import dev.lift3d.core.procedural.texture.Textures;
import dev.lift3d.core.procedural.texture.Tiles;

/** Draws textures at random: planks, tiles, bricks, cloth, stone, prints. */
final class Patterns {
  private final RandomStream random;
  private final Palette palette;

  Patterns(RandomStream random, Palette palette) {
    this.random = random;
    this.palette = palette;
  }

  Fractal fractal(int octaves) {
    return new Fractal(octaves, random.uniform(0.45, 0.75), seed());
  }

  int seed() {
    return random.between(0, 1 << 20);
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
