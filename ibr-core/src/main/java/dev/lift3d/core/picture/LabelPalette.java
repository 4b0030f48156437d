package dev.lift3d.core.picture;

import dev.lift3d.core.image.Rgb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Colours that are as far from each other as can be: each next one is the farthest from all before
 * it, black and white included, in the OKLab space (Ottosson 2020), in the manner of Glasbey et al.
 * 2007. A class keeps its colour however many classes follow.
 */
final class LabelPalette {
  private static final int LEVELS = 12; // of each channel, among which colours are chosen
  private static final double DARKEST = 0.42;
  private static final double LIGHTEST = 0.92;

  private static final List<Rgb> CANDIDATES = candidates();
  private static final List<Rgb> CHOSEN = new ArrayList<>();
  private static final double[] NEAREST = new double[CANDIDATES.size()];

  static {
    Arrays.fill(NEAREST, Double.POSITIVE_INFINITY);
    avoid(Rgb.BLACK);
    avoid(Rgb.WHITE);
  }

  private LabelPalette() {}

  /** The colour of a class, from 0; colours repeat only beyond a thousand classes. */
  static synchronized Rgb of(int label) {
    int index = label % CANDIDATES.size();
    while (CHOSEN.size() <= index) {
      int best = 0;
      for (int k = 1; k < NEAREST.length; k++) {
        best = NEAREST[k] > NEAREST[best] ? k : best;
      }
      CHOSEN.add(CANDIDATES.get(best));
      avoid(CANDIDATES.get(best));
    }
    return CHOSEN.get(index);
  }

  /** Squared distance as the eye sees it. */
  static double distance(Rgb a, Rgb b) {
    double[] p = lab(a);
    double[] q = lab(b);
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += (p[k] - q[k]) * (p[k] - q[k]);
    }
    return sum;
  }

  private static void avoid(Rgb colour) {
    for (int k = 0; k < NEAREST.length; k++) {
      NEAREST[k] = Math.min(NEAREST[k], distance(CANDIDATES.get(k), colour));
    }
  }

  private static List<Rgb> candidates() {
    List<Rgb> out = new ArrayList<>();
    for (int i = 0; i < LEVELS * LEVELS * LEVELS; i++) {
      float top = LEVELS - 1;
      Rgb colour =
          new Rgb(i / (LEVELS * LEVELS) / top, i / LEVELS % LEVELS / top, i % LEVELS / top);
      double lightness = lab(colour)[0];
      if (lightness > DARKEST && lightness < LIGHTEST) {
        out.add(colour);
      }
    }
    return out;
  }

  private static double[] lab(Rgb colour) {
    double r = linear(colour.red());
    double g = linear(colour.green());
    double b = linear(colour.blue());
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  /** The transfer function of sRGB (IEC 61966-2-1). */
  private static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
