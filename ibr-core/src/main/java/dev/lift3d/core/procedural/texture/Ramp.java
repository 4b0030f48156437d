package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.procedural.shape.SurfacePoint;
import java.util.List;

/** Colours along a line, evenly spaced and blended in between. Immutable. */
public final class Ramp {
  private final double[] rgb;
  private final int last;

  /**
   * Creates a ramp.
   *
   * @param stops at least two colours, for 0 .. 1
   */
  public Ramp(List<Rgb> stops) {
    if (stops.size() < 2) {
      throw new IllegalArgumentException("a ramp needs two colours, found " + stops.size());
    }
    last = stops.size() - 1;
    rgb = new double[3 * stops.size()];
    for (int i = 0; i <= last; i++) {
      rgb[3 * i] = stops.get(i).red();
      rgb[3 * i + 1] = stops.get(i).green();
      rgb[3 * i + 2] = stops.get(i).blue();
    }
  }

  /**
   * Sets the colour at a place of the ramp.
   *
   * @param t 0 .. 1, clamped
   * @param out its colour is set
   */
  public void paint(double t, SurfacePoint out) {
    double s = t <= 0 ? 0 : t >= 1 ? last : t * last;
    int i = s >= last ? last - 1 : (int) s;
    double w = s - i;
    int k = 3 * i;
    out.red = rgb[k] + w * (rgb[k + 3] - rgb[k]);
    out.green = rgb[k + 1] + w * (rgb[k + 4] - rgb[k + 1]);
    out.blue = rgb[k + 2] + w * (rgb[k + 5] - rgb[k + 2]);
  }
}
