package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;

/**
 * Brings a neighbour's picture onto the reference's pixels by the homography of a plane z = 1 / d
 * of the reference camera: x' ~ K' (R + d t e3^T) K^-1 x (Hartley and Zisserman, "Multiple View
 * Geometry", 13.1), of which only the last column depends on d.
 */
final class PlaneWarp {
  /** A pixel that the neighbour does not see. */
  private static final float BEHIND = 1e-6f;

  private final GreyView neighbour;
  private final int width;
  private final int height;
  private final double[] infinite = new double[9]; // the homography of the plane at infinity
  private final double[] epipole = new double[3]; // what a unit of inverse depth adds
  private final float[] centres;
  private final float[] us;
  private final float[] vs;
  private final float[] ws;

  PlaneWarp(Camera reference, GreyView neighbour) {
    this.neighbour = neighbour;
    this.width = reference.intrinsics().width();
    this.height = reference.intrinsics().height();
    Camera other = neighbour.camera();
    Intrinsics k = reference.intrinsics();
    Vec3 right = turned(reference, other, new Vec3(1 / k.fx(), 0, 0));
    Vec3 down = turned(reference, other, new Vec3(0, 1 / k.fy(), 0));
    Vec3 corner = turned(reference, other, new Vec3(-k.cx() / k.fx(), -k.cy() / k.fy(), 1));
    Vec3 centre = other.pose().toCamera(reference.pose().centreInWorld());
    column(infinite, 0, 3, imaged(other, right));
    column(infinite, 1, 3, imaged(other, down));
    column(infinite, 2, 3, imaged(other, corner));
    column(epipole, 0, 1, imaged(other, centre));
    this.centres = new float[width];
    for (int x = 0; x < width; x++) {
      centres[x] = x + 0.5f;
    }
    this.us = new float[width];
    this.vs = new float[width];
    this.ws = new float[width];
  }

  private static Vec3 turned(Camera from, Camera to, Vec3 direction) {
    Vec3 inWorld = from.pose().directionToWorld(direction);
    return to.pose().toCamera(inWorld).minus(to.pose().translation());
  }

  private static Vec3 imaged(Camera camera, Vec3 v) {
    Intrinsics k = camera.intrinsics();
    return new Vec3(k.fx() * v.x() + k.cx() * v.z(), k.fy() * v.y() + k.cy() * v.z(), v.z());
  }

  private static void column(double[] matrix, int col, int stride, Vec3 v) {
    matrix[col] = v.x();
    matrix[col + stride] = v.y();
    matrix[col + 2 * stride] = v.z();
  }

  /**
   * Samples the neighbour bilinearly where the plane's points appear in it.
   *
   * @param inverse the plane's inverse depth
   * @param warped receives H x W grey values; edges are repeated where the neighbour sees nothing
   * @param seen receives H x W, 1 where the neighbour sees the plane's point, else 0
   */
  void onto(double inverse, float[] warped, float[] seen) {
    for (int y = 0; y < height; y++) {
      project(inverse, y + 0.5);
      sample(y * width, warped, seen);
    }
  }

  private void project(double inverse, double v) {
    float u0 = (float) (infinite[1] * v + infinite[2] + epipole[0] * inverse);
    float v0 = (float) (infinite[4] * v + infinite[5] + epipole[1] * inverse);
    float w0 = (float) (infinite[7] * v + infinite[8] + epipole[2] * inverse);
    float du = (float) infinite[0];
    float dv = (float) infinite[3];
    float dw = (float) infinite[6];
    for (int x = 0; x < width; x++) {
      float w = w0 + dw * centres[x];
      float scale = 1 / Math.max(w, BEHIND);
      us[x] = (u0 + du * centres[x]) * scale - 0.5f;
      vs[x] = (v0 + dv * centres[x]) * scale - 0.5f;
      ws[x] = w;
    }
  }

  private void sample(int row, float[] warped, float[] seen) {
    float[] grey = neighbour.grey();
    int stride = neighbour.width();
    int lastCol = stride - 1;
    int lastRow = neighbour.height() - 1;
    for (int x = 0; x < width; x++) {
      float u = Math.min(Math.max(us[x], 0), lastCol);
      float v = Math.min(Math.max(vs[x], 0), lastRow);
      int col = (int) u;
      int line = (int) v;
      int right = col < lastCol ? 1 : 0;
      int at = line * stride + col;
      int below = line < lastRow ? at + stride : at;
      float a = u - col;
      float b = v - line;
      float top = grey[at] + a * (grey[at + right] - grey[at]);
      float bottom = grey[below] + a * (grey[below + right] - grey[below]);
      warped[row + x] = top + b * (bottom - top);
      seen[row + x] = u == us[x] && v == vs[x] && ws[x] > BEHIND ? 1 : 0;
    }
  }
}
