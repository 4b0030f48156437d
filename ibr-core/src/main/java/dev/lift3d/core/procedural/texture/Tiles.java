package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;

/**
 * Bricks, tiles or planks: rows of rectangles, each a little different, with joints between them.
 */
public final class Tiles implements Texture {
  /**
   * The pattern's geometry.
   *
   * @param length of a tile along u, joint included
   * @param height of a tile along v, joint included
   * @param joint width of the joint
   * @param shift how far each row is moved along u against the last, in tiles
   * @param variation how much tiles differ, 0 none .. 1 much
   */
  public record Layout(
      double length, double height, double joint, double shift, double variation) {}

  private final Layout layout;
  private final Texture tile;
  private final Texture mortar;
  private final int seed;

  /**
   * Creates the pattern.
   *
   * @param layout geometry
   * @param tile what a tile is made of; each shows another part of it
   * @param mortar what the joints are made of
   * @param seed which tiles
   */
  public Tiles(Layout layout, Texture tile, Texture mortar, int seed) {
    this.layout = layout;
    this.tile = tile;
    this.mortar = mortar;
    this.seed = seed;
  }

  @Override
  public void paint(SurfacePoint p) {
    double row = Math.floor(p.v / layout.height);
    double across = p.u / layout.length + row * layout.shift;
    double column = Math.floor(across);
    double open =
        Masks.covered(across, p.footprintU / layout.length, 1 - layout.joint / layout.length)
            * Masks.covered(
                p.v / layout.height,
                p.footprintV / layout.height,
                1 - layout.joint / layout.height);
    mortar.paint(p);
    double r = p.red;
    double g = p.green;
    double b = p.blue;
    paintTile(p, (int) column, (int) row);
    p.red = r + open * (p.red - r);
    p.green = g + open * (p.green - g);
    p.blue = b + open * (p.blue - b);
  }

  private void paintTile(SurfacePoint p, int column, int row) {
    double brightness = Noise.cell(column, row, seed) - 0.5;
    double tint = Noise.cell(column, row, seed + 1) - 0.5;
    double u = p.u;
    double v = p.v;
    p.u += 17.3 * brightness;
    p.v += 13.7 * tint;
    double lx = p.localX;
    p.localX += 9.1 * tint;
    tile.paint(p);
    p.u = u;
    p.v = v;
    p.localX = lx;
    double keep =
        layout.variation
            * Noise.resolved(
                0.5 * Math.max(p.footprintU / layout.length, p.footprintV / layout.height));
    Textures.scale(p, 1 + keep * brightness);
    p.red *= 1 + 0.25 * keep * tint;
    p.blue *= 1 - 0.25 * keep * tint;
  }
}
