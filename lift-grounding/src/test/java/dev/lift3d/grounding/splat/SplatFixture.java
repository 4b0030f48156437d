package dev.lift3d.grounding.splat;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.testing.Fixture;
import java.util.Arrays;

/** The layouts of the rasterizer's arrays, in this package's terms. */
final class SplatFixture {
  private SplatFixture() {}

  /** An array's numbers in doubles. */
  static double[] doubles(Fixture f, String name) {
    return f.array(name).toDoubles();
  }

  /** Row i of an array along its first axis. */
  static double[] row(Fixture f, String name, int i) {
    double[] all = doubles(f, name);
    int length = all.length / f.size(name, 0);
    return Arrays.copyOfRange(all, i * length, (i + 1) * length);
  }

  /** Row i of an integer array along its first axis. */
  static int[] intRow(Fixture f, String name, int i) {
    int[] all = f.array(name).toInts();
    int length = all.length / f.size(name, 0);
    return Arrays.copyOfRange(all, i * length, (i + 1) * length);
  }

  /** Camera c of a file with viewmats and Ks. */
  static SplatCamera camera(Fixture f, int c, int width, int height) {
    double[] k = row(f, "Ks", c);
    return SplatCamera.of(
        new Intrinsics(k[0], k[4], k[2], k[5], width, height), row(f, "viewmats", c));
  }

  /** From [H, W, D] to (D, H, W). */
  static double[] planar(double[] interleaved, int channels) {
    int area = interleaved.length / channels;
    double[] out = new double[interleaved.length];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < channels; c++) {
        out[c * area + i] = interleaved[i * channels + c];
      }
    }
    return out;
  }

  /** Means, shapes, opacities and features of a file. */
  static Gaussians gaussians(Fixture f) {
    return new Gaussians(
        f.floats("means"),
        new GaussianShapes.RotatedScales(f.floats("quats"), f.floats("scales")),
        f.floats("opacities"),
        Appearance.of(f.size("features", 1), f.floats("features")));
  }

  /** The (3, 4) part of a (4, 4) matrix. */
  static double[] pose(double[] viewmat) {
    return Arrays.copyOf(viewmat, 12);
  }
}
