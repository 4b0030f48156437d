package dev.lift3d.epipolar;

import java.util.Arrays;

/**
 * Bilinear fetches from channels-last maps, and their transpose.
 *
 * <p>Coordinates are in texels, 0 = centre of the first. <i>Clamped</i> repeats the border texels,
 * <i>padded</i> has zeros beyond them.
 */
final class Bilinear {
  private Bilinear() {}

  static void clamped(
      float[] map, int columns, int rows, int channels, double x, double y, float[] out, int to) {
    double cx = Math.max(0, Math.min(columns - 1, x));
    double cy = Math.max(0, Math.min(rows - 1, y));
    int j = Math.min((int) cx, Math.max(columns - 2, 0));
    int i = Math.min((int) cy, Math.max(rows - 2, 0));
    float a = (float) (cx - j);
    float b = (float) (cy - i);
    int right = columns > 1 ? channels : 0;
    int down = rows > 1 ? columns * channels : 0;
    int p = (i * columns + j) * channels;
    float w00 = (1 - a) * (1 - b);
    float w01 = a * (1 - b);
    float w10 = (1 - a) * b;
    float w11 = a * b;
    for (int c = 0; c < channels; c++) {
      out[to + c] =
          w00 * map[p + c]
              + w01 * map[p + right + c]
              + w10 * map[p + down + c]
              + w11 * map[p + down + right + c];
    }
  }

  static void addClamped(
      float[] gradient,
      int from,
      int channels,
      double x,
      double y,
      float[] map,
      int columns,
      int rows) {
    double cx = Math.max(0, Math.min(columns - 1, x));
    double cy = Math.max(0, Math.min(rows - 1, y));
    int j = Math.min((int) cx, Math.max(columns - 2, 0));
    int i = Math.min((int) cy, Math.max(rows - 2, 0));
    float a = (float) (cx - j);
    float b = (float) (cy - i);
    int right = columns > 1 ? channels : 0;
    int down = rows > 1 ? columns * channels : 0;
    int p = (i * columns + j) * channels;
    add(gradient, from, channels, (1 - a) * (1 - b), map, p);
    add(gradient, from, channels, a * (1 - b), map, p + right);
    add(gradient, from, channels, (1 - a) * b, map, p + down);
    add(gradient, from, channels, a * b, map, p + down + right);
  }

  static void padded(
      float[] map, int columns, int rows, int channels, double x, double y, float[] out, int to) {
    Arrays.fill(out, to, to + channels, 0);
    int j = (int) Math.floor(x);
    int i = (int) Math.floor(y);
    float a = (float) (x - j);
    float b = (float) (y - i);
    for (int corner = 0; corner < 4; corner++) {
      int jj = j + (corner & 1);
      int ii = i + (corner >> 1);
      if (jj >= 0 && jj < columns && ii >= 0 && ii < rows) {
        float w = ((corner & 1) == 0 ? 1 - a : a) * ((corner >> 1) == 0 ? 1 - b : b);
        int p = (ii * columns + jj) * channels;
        for (int c = 0; c < channels; c++) {
          out[to + c] += w * map[p + c];
        }
      }
    }
  }

  static void addPadded(
      float[] gradient,
      int from,
      int channels,
      double x,
      double y,
      float[] map,
      int columns,
      int rows) {
    int j = (int) Math.floor(x);
    int i = (int) Math.floor(y);
    float a = (float) (x - j);
    float b = (float) (y - i);
    for (int corner = 0; corner < 4; corner++) {
      int jj = j + (corner & 1);
      int ii = i + (corner >> 1);
      if (jj >= 0 && jj < columns && ii >= 0 && ii < rows) {
        float w = ((corner & 1) == 0 ? 1 - a : a) * ((corner >> 1) == 0 ? 1 - b : b);
        add(gradient, from, channels, w, map, (ii * columns + jj) * channels);
      }
    }
  }

  private static void add(
      float[] gradient, int from, int channels, float weight, float[] map, int to) {
    for (int c = 0; c < channels; c++) {
      map[to + c] += weight * gradient[from + c];
    }
  }
}
