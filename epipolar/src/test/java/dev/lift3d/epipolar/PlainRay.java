package dev.lift3d.epipolar;

import java.util.Arrays;

/**
 * One ray composited in plain double arithmetic, for comparison.
 *
 * @param colours (S, 3)
 * @param density (S)
 * @param z (S) depths
 * @param t (S) normalised inverse depths
 * @param lastSeen whether a view sees the last sample
 */
record PlainRay(double[] colours, double[] density, double[] z, double[] t, boolean lastSeen) {
  /** What the ray shows. */
  record Shown(double[] colour, double depth, double opacity, double[] weights) {
    /** Colour, depth and opacity in one number, so that all of them are differentiated. */
    double mixed() {
      return colour[0] - 0.7 * colour[1] + 0.4 * colour[2] + 0.3 * depth + 0.9 * opacity;
    }
  }

  Shown composite(Conventions conventions) {
    return conventions == Conventions.IBRNET ? original() : corrected();
  }

  private Shown original() {
    double[] weights = new double[density.length];
    double through = 1;
    for (int s = 0; s < weights.length; s++) {
      double alpha = 1 - Math.exp(-density[s]);
      weights[s] = alpha * through;
      through *= 1 - alpha + 1e-10;
    }
    return summed(weights, Arrays.stream(weights).sum(), 1);
  }

  private Shown corrected() {
    int last = density.length - 1;
    double[] weights = new double[density.length];
    double thickness = 0;
    for (int s = 0; s < last; s++) {
      double own = density[s] * (t[s + 1] - t[s]) * 64;
      weights[s] = Math.exp(-thickness) * -Math.expm1(-own);
      thickness += own;
    }
    double opacity = Arrays.stream(weights).sum();
    weights[last] = lastSeen ? Math.exp(-thickness) : 0;
    Shown raw = summed(weights, opacity, Math.max(opacity + weights[last], 1e-6));
    double seen = Math.max(opacity + weights[last], 0.05);
    double[] colour = Arrays.stream(raw.colour()).map(c -> c / seen).toArray();
    return new Shown(colour, raw.depth(), opacity, weights);
  }

  private Shown summed(double[] weights, double opacity, double total) {
    double[] colour = new double[3];
    double depth = 0;
    for (int s = 0; s < weights.length; s++) {
      for (int c = 0; c < 3; c++) {
        colour[c] += weights[s] * colours[3 * s + c];
      }
      depth += weights[s] * z[s];
    }
    return new Shown(colour, depth / total, opacity, weights);
  }
}
