package dev.lift3d.core.picture;

import dev.lift3d.core.image.Rgb;

/** From a number in [0, 1] to a colour. */
public enum ColourMap {
  /** Blue over green to red, for depth: the polynomial published with the Turbo map (2019). */
  TURBO {
    @Override
    Rgb inside(double t) {
      return new Rgb(
          polynomial(
              t, 0.13572138, 4.61539260, -42.66032258, 132.13108234, -152.94239396, 59.28637943),
          polynomial(t, 0.09140261, 2.19418839, 4.84296658, -14.18503333, 4.27729857, 2.82956604),
          polynomial(
              t, 0.10667330, 12.64194608, -60.58204836, 110.36276771, -89.90310912, 27.34824973));
    }
  },

  /** Black over red and yellow to white, for errors: each channel rises in its third. */
  HEAT {
    @Override
    Rgb inside(double t) {
      return new Rgb(unit(3 * t), unit(3 * t - 1), unit(3 * t - 2));
    }
  };

  abstract Rgb inside(double t);

  /**
   * The colour of a number.
   *
   * @param t in [0, 1]; what lies outside takes the nearer end's colour
   * @return the colour; middle grey if t is no number
   */
  public Rgb at(double t) {
    return Double.isNaN(t) ? Rgb.grey(0.5) : inside(Math.max(0, Math.min(1, t)));
  }

  private static float polynomial(double t, double... coefficients) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * t + coefficients[k];
    }
    return unit(sum);
  }

  private static float unit(double value) {
    return (float) Math.max(0, Math.min(1, value));
  }
}
