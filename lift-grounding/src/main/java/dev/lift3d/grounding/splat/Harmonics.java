package dev.lift3d.grounding.splat;

/**
 * Colours that depend on the direction of view: real spherical harmonics in the order of 3D
 * Gaussian splatting, colour = max(0, sum + 0.5).
 *
 * @param degree 0 to 3, the degree in use
 * @param stored K, coefficients kept a Gaussian and colour, at least (degree + 1)^2
 * @param coefficients N x K x 3
 */
public record Harmonics(int degree, int stored, float[] coefficients) {
  /** Checks degree and numbers. */
  public Harmonics {
    if (degree < 0 || degree > SphericalHarmonics.HIGHEST) {
      throw new IllegalArgumentException("the degree must be 0 to 3, found " + degree);
    }
    if (stored < (degree + 1) * (degree + 1)) {
      throw new IllegalArgumentException(
          "degree "
              + degree
              + " needs "
              + (degree + 1) * (degree + 1)
              + " coefficients a colour,"
              + " found "
              + stored);
    }
    int width = 3 * stored;
    FiniteNumbers.require("harmonics", coefficients, coefficients.length / width, width);
  }
}
