package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;

/** What holds for every field. */
final class GaussianRules {
  private GaussianRules() {}

  static void requireLengths(Gaussians.Builder b, int n) {
    require("means", b.means.length, 3 * n);
    require("quaternions", b.quaternions.length, 4 * n);
    require("scales", b.scales.length, 3 * n);
    require("opacities", b.opacities.length, n);
    int k = (b.degree + 1) * (b.degree + 1);
    require("harmonics", b.harmonics.length, 3 * k * n);
    if (b.features != null && (n == 0 ? b.features.length > 0 : b.features.length % n != 0)) {
      throw new IllegalArgumentException(
          "features: expected a multiple of " + n + ", found " + b.features.length);
    }
    require("instances", b.instances == null ? n : b.instances.length, n);
  }

  private static void require(String what, int found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(what + ": expected " + expected + ", found " + found);
    }
  }

  static void requireValues(Gaussians.Builder b, String where) {
    finite(b.means, 3, "mean", where);
    finite(b.quaternions, 4, "quaternion", where);
    finite(b.scales, 3, "scale", where);
    finite(
        b.harmonics,
        Math.max(1, b.harmonics.length / Math.max(1, b.opacities.length)),
        "colour coefficient",
        where);
    if (b.features != null && b.opacities.length > 0) {
      finite(b.features, b.features.length / b.opacities.length, "feature", where);
    }
    for (int i = 0; i < b.scales.length; i++) {
      if (b.scales[i] < 0) {
        throw bad(where, i / 3, "scale", b.scales[i], "must not be negative");
      }
    }
    for (int i = 0; i < b.opacities.length; i++) {
      if (!(b.opacities[i] >= 0 && b.opacities[i] <= 1)) {
        throw bad(where, i, "opacity", b.opacities[i], "must lie in 0 .. 1");
      }
      int q = 4 * i;
      float[] w = b.quaternions;
      if (w[q] == 0 && w[q + 1] == 0 && w[q + 2] == 0 && w[q + 3] == 0) {
        throw bad(where, i, "quaternion", 0, "is no rotation");
      }
    }
  }

  private static void finite(float[] values, int width, String what, String where) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw bad(where, i / width, what, values[i], "must be finite");
      }
    }
  }

  private static InputException bad(String where, int i, String what, float v, String rule) {
    return new InputException(
        where + ": Gaussian " + (i + 1) + " has " + what + " " + v + ", which " + rule);
  }
}
