package dev.lift3d.grounding.splat;

/** Colours of Gaussians for one camera: max(0, harmonics of the direction of view + 0.5). */
final class HarmonicColours {
  private static final double MIDDLE = 0.5;

  private final SplatCamera camera;
  private final SphericalHarmonics harmonics;
  private final double[] centre;
  private final double[] direction = new double[3];
  private final double[] colour = new double[3];
  private final double[] gradient = new double[3];
  private final double[] ofDirection = new double[3];
  private final double[] ofCentre = new double[3];

  HarmonicColours(SplatCamera camera, int degree) {
    this.camera = camera;
    this.harmonics = new SphericalHarmonics(degree);
    this.centre = camera.centreInWorld();
  }

  /**
   * The colour of Gaussian n.
   *
   * @param means (N, 3)
   * @param n which
   * @param coefficients its own, K x 3
   * @return red, green, blue; valid until the next call
   */
  double[] of(double[] means, int n, double[] coefficients) {
    look(means, n);
    harmonics.values(direction, coefficients, colour);
    for (int c = 0; c < 3; c++) {
      colour[c] = Math.max(0, colour[c] + MIDDLE);
    }
    return colour;
  }

  /**
   * The way back of Gaussian n.
   *
   * @param means (N, 3)
   * @param n which
   * @param coefficients its own, K x 3
   * @param ofColour gradient of its colour
   * @param ofMeans (N, 3), added to
   * @return gradient of its coefficients, K x 3
   */
  double[] backward(
      double[] means, int n, double[] coefficients, double[] ofColour, double[] ofMeans) {
    double[] shown = of(means, n, coefficients);
    for (int c = 0; c < 3; c++) {
      gradient[c] = shown[c] > 0 ? ofColour[c] : 0;
    }
    double[] ofCoefficients = new double[coefficients.length];
    harmonics.backward(direction, coefficients, gradient, ofCoefficients, ofDirection);
    for (int a = 0; a < 3; a++) {
      ofMeans[3 * n + a] += ofDirection[a];
      ofCentre[a] -= ofDirection[a];
    }
    return ofCoefficients;
  }

  /** Adds what all Gaussians so far say about the pose, (3, 4). */
  void addTo(double[] pose) {
    camera.addCentreGradient(centre, ofCentre, pose);
  }

  private void look(double[] means, int n) {
    for (int a = 0; a < 3; a++) {
      direction[a] = means[3 * n + a] - centre[a];
    }
  }
}
