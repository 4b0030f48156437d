package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;

/**
 * Irregular cells with borders, after Worley's cell noise (SIGGRAPH 1996): pebbles, cracked earth,
 * terrazzo, leaves on a bush.
 */
public final class Cells implements Texture {
  private final double scale;
  private final double border;
  private final Ramp ramp;
  private final Rgb joint;
  private final int seed;

  /**
   * Creates the pattern.
   *
   * @param size of a cell
   * @param border width of the border, in cells; 0 for none
   * @param ramp colours of the cells
   * @param joint colour of the border
   * @param seed which pattern
   */
  public Cells(double size, double border, Ramp ramp, Rgb joint, int seed) {
    this.scale = 1 / size;
    this.border = border;
    this.ramp = ramp;
    this.joint = joint;
    this.seed = seed;
  }

  @Override
  public void paint(SurfacePoint p) {
    double x = p.u * scale;
    double y = p.v * scale;
    int ix = Noise.floor(x);
    int iy = Noise.floor(y);
    double first = 9;
    double second = 9;
    int owner = 0;
    for (int j = iy - 1; j <= iy + 1; j++) {
      for (int i = ix - 1; i <= ix + 1; i++) {
        int h = Noise.hash(i, j, 0, seed);
        double dx = i + (h & 0xffff) * 0x1.0p-16 - x;
        double dy = j + (h >>> 16) * 0x1.0p-16 - y;
        double d = dx * dx + dy * dy;
        if (d < first) {
          second = first;
          first = d;
          owner = h;
        } else if (d < second) {
          second = d;
        }
      }
    }
    colour(p, Math.sqrt(second) - Math.sqrt(first), owner);
  }

  private void colour(SurfacePoint p, double gap, int owner) {
    double foot = p.footprint() * scale;
    double fine = Noise.resolved(foot);
    double own = ((owner * 0x9E3779B1) >>> 8) * 0x1.0p-24;
    ramp.paint(0.5 + fine * (own - 0.5), p);
    double inside = 0.5 + (gap - border) / (foot + 0.02);
    double w = inside < 0 ? 0 : inside > 1 ? 1 : inside;
    double mean = 1 - border;
    w = mean + fine * (w - mean);
    p.red = joint.red() + w * (p.red - joint.red());
    p.green = joint.green() + w * (p.green - joint.green());
    p.blue = joint.blue() + w * (p.blue - joint.blue());
  }
}
