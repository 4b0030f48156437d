package dev.lift3d.grounding.splat;

/**
 * Gradients of one view.
 *
 * @param pose (3, 4) row-major, of world to camera taken as twelve free numbers
 * @param intrinsics of fx, fy, cx, cy
 * @param background (D)
 * @param centres (N, 2), of the projected centres in pixels: what densification looks at
 */
public record ViewGradients(
    double[] pose, double[] intrinsics, float[] background, float[] centres) {
  /**
   * The gradient of a small motion of the camera's frame, {@code xCamera' = exp(w) xCamera + v}:
   * six numbers that keep a rotation a rotation.
   *
   * @param camera the camera of this view
   * @return (w, v), in radians and scene units
   */
  public double[] ofMotion(SplatCamera camera) {
    double[] m = camera.worldToCamera();
    double[] out = new double[6];
    for (int column = 0; column < 4; column++) {
      // d(exp(w) m)/dw at 0 is w x m, so the gradient is the sum of m x g over columns.
      for (int i = 0; i < 3; i++) {
        int j = (i + 1) % 3;
        int k = (i + 2) % 3;
        out[i] +=
            m[4 * j + column] * pose[4 * k + column] - m[4 * k + column] * pose[4 * j + column];
      }
    }
    for (int i = 0; i < 3; i++) {
      out[3 + i] = pose[4 * i + 3];
    }
    return out;
  }
}
