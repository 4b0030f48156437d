package dev.lift3d.core.procedural.render;

/**
 * From linear light to what a camera writes: exposure, a soft shoulder for highlights, gamma.
 *
 * @param exposure factor on linear light, positive
 * @param gamma display gamma, about 2.2; larger is flatter
 */
public record ToneCurve(double exposure, double gamma) {
  /** Mid exposure, standard gamma. */
  public static final ToneCurve STANDARD = new ToneCurve(1, 2.2);

  private static final int STEPS = 1024;
  private static final double LIMIT = 3; // square root of the brightest light told apart

  /** Checks the ranges. */
  public ToneCurve {
    if (!(exposure > 0 && gamma > 0.5 && gamma < 5)) {
      throw new IllegalArgumentException(
          "a tone curve needs exposure > 0 and a gamma of about 2, found "
              + exposure
              + ", "
              + gamma);
    }
  }

  /** The curve over the square root of exposed light, which keeps dark tones finely spaced. */
  float[] table() {
    float[] table = new float[STEPS + 2];
    for (int i = 0; i < table.length; i++) {
      double root = LIMIT * i / STEPS;
      double light = root * root;
      // identity up to about 0.6, then bends towards 1
      double bent = light < 0.6 ? light : 0.6 + 0.4 * (1 - StrictMath.exp(-(light - 0.6) / 0.4));
      table[i] = (float) StrictMath.pow(bent, 1 / gamma);
    }
    return table;
  }

  static float apply(float[] table, double light) {
    if (!(light > 0)) {
      return 0;
    }
    double s = Math.sqrt(light) * (STEPS / LIMIT);
    if (s >= STEPS) {
      return table[STEPS];
    }
    int i = (int) s;
    return (float) (table[i] + (s - i) * (table[i + 1] - table[i]));
  }
}
