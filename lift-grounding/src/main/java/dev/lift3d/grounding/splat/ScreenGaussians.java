package dev.lift3d.grounding.splat;

/** N Gaussians as one camera sees them, or gradients of that. In pixels. */
final class ScreenGaussians {
  final int count;
  final double[] x; // centre
  final double[] y;
  final double[] depth; // z in the camera
  final double[] conicA; // inverse 2D covariance ((A, B), (B, C))
  final double[] conicB;
  final double[] conicC;
  final double[] compensation; // sqrt(det before blur / det after)
  final double[] opacity; // as blended, compensation included
  final int[] radiusX; // 0 where not visible; the rest is then unset
  final int[] radiusY;

  ScreenGaussians(int count) {
    this.count = count;
    x = new double[count];
    y = new double[count];
    depth = new double[count];
    conicA = new double[count];
    conicB = new double[count];
    conicC = new double[count];
    compensation = new double[count];
    opacity = new double[count];
    radiusX = new int[count];
    radiusY = new int[count];
  }

  boolean visible(int n) {
    return radiusX[n] > 0;
  }

  /** Centres in singles, (N, 2). */
  float[] centres() {
    float[] out = new float[2 * count];
    for (int n = 0; n < count; n++) {
      out[2 * n] = (float) x[n];
      out[2 * n + 1] = (float) y[n];
    }
    return out;
  }
}
