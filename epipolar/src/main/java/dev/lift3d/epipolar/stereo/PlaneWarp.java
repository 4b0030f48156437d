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
  /** Share of depth at which a point counts as beside the neighbour's camera, or behind it. */
  private static final float BEHIND = 1e-6f;

  /** What moves a point behind the camera out of the picture, without a branch. */
  private static final float OUTSIDE = -1e30f;

  private final GreyView neighbour;
  private final int width;
  private final int height;
  private final double[] infinite = new double[9]; // the homography of the plane at infinity
  private final double[] epipole = new double[3]; // what a unit of inverse depth adds
  private final float[] centres;
  private final float[] us;
  private final float[] vs;
  private final float[] insideUs;
  private final float[] insideVs;
  private final float[] padded;

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
    this.insideUs = new float[width];
    this.insideVs = new float[width];
    this.padded = padded(neighbour);
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
      float away = Math.min(0, w - BEHIND) * OUTSIDE;
      float scale = 1 / Math.max(w, BEHIND);
      us[x] = (u0 + du * centres[x]) * scale - 0.5f + away;
      vs[x] = (v0 + dv * centres[x]) * scale - 0.5f + away;
    }
    for (int x = 0; x < width; x++) {
      insideUs[x] = Math.min(Math.max(us[x], 0), neighbour.width() - 1);
      insideVs[x] = Math.min(Math.max(vs[x], 0), neighbour.height() - 1);
    }
  }

  private void sample(int row, float[] warped, float[] seen) {
    int stride = neighbour.width() + 1;
    for (int x = 0; x < width; x++) {
      float u = insideUs[x];
      float v = insideVs[x];
      int col = (int) u;
      int line = (int) v;
      int at = line * stride + col;
      int below = at + stride;
      float a = u - col;
      float top = padded[at] + a * (padded[at + 1] - padded[at]);
      float bottom = padded[below] + a * (padded[below + 1] - padded[below]);
      warped[row + x] = top + (v - line) * (bottom - top);
      seen[row + x] = u == us[x] && v == vs[x] ? 1 : 0;
    }
  }

  /** The picture with its last column and row repeated, so that each pixel has a next one. */
  private static float[] padded(GreyView view) {
    int width = view.width();
    int height = view.height();
    float[] out = new float[(width + 1) * (height + 1)];
    for (int y = 0; y <= height; y++) {
      int from = Math.min(y, height - 1) * width;
      System.arraycopy(view.grey(), from, out, y * (width + 1), width);
      out[y * (width + 1) + width] = view.grey()[from + width - 1];
    }
    return out;
  }
}
