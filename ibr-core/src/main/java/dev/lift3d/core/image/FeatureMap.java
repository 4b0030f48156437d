package dev.lift3d.core.image;

import java.util.Objects;

/**
 * What an encoder made of an image, channels last: cell (row, col) holds its {@code channels}
 * floats at {@code (row * width + col) * channels}, so that lifting adds up whole texels.
 *
 * <p>The array is the map's own memory, shared with whoever holds it; treat it as read-only.
 *
 * @param channels D, floats a cell
 * @param height rows of cells
 * @param width cells a row
 * @param data H x W x D floats
 * @param cells where the cells lie in the encoded image
 */
public record FeatureMap(int channels, int height, int width, float[] data, CellLayout cells) {
  /** Checks that the array holds exactly the map. */
  public FeatureMap {
    Objects.requireNonNull(cells, "cells");
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a feature map needs positive sizes, found " + height + " x " + width + " x " + channels);
    }
    requireLength(data, channels, height, width);
  }

  /**
   * A map from channels-first floats, as networks give it.
   *
   * @param planar D x H x W floats
   * @param channels D
   * @param height rows of cells
   * @param width cells a row
   * @param cells where the cells lie in the encoded image
   * @return the map, of its own memory
   */
  public static FeatureMap fromPlanar(
      float[] planar, int channels, int height, int width, CellLayout cells) {
    requireLength(planar, channels, height, width);
    int area = height * width;
    float[] data = new float[planar.length];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < area; i++) {
        data[i * channels + c] = planar[c * area + i];
      }
    }
    return new FeatureMap(channels, height, width, data, cells);
  }

  /**
   * The map channels first.
   *
   * @return fresh D x H x W floats
   */
  public float[] planar() {
    int area = height * width;
    float[] out = new float[data.length];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < channels; c++) {
        out[c * area + i] = data[i * channels + c];
      }
    }
    return out;
  }

  /**
   * The features at a pixel coordinate, interpolated bilinearly between cell centres; beyond the
   * outermost centres the edge is repeated.
   *
   * @param u x in pixels of the encoded image
   * @param v y in pixels of the encoded image
   * @param out receives D floats
   */
  public void sample(double u, double v, float[] out) {
    if (out.length != channels) {
      throw new IllegalArgumentException("expected " + channels + " floats, found " + out.length);
    }
    double x = clamp(cells.cell(u), width - 1);
    double y = clamp(cells.cell(v), height - 1);
    int col = (int) x;
    int row = (int) y;
    float right = (float) (x - col);
    float down = (float) (y - row);
    int at = (row * width + col) * channels;
    int next = at + (col + 1 < width ? channels : 0);
    int below = row + 1 < height ? width * channels : 0;
    for (int c = 0; c < channels; c++) {
      float top = data[at + c] * (1 - right) + data[next + c] * right;
      float bottom = data[at + below + c] * (1 - right) + data[next + below + c] * right;
      out[c] = top * (1 - down) + bottom * down;
    }
  }

  private static double clamp(double value, int last) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a sample's coordinates must be numbers, found NaN");
    }
    return Math.max(0, Math.min(last, value));
  }

  private static void requireLength(float[] data, int channels, int height, int width) {
    long expected = (long) channels * height * width;
    if (data.length != expected) {
      throw new IllegalArgumentException(
          "a feature map of "
              + height
              + " x "
              + width
              + " x "
              + channels
              + " needs "
              + expected
              + " floats, found "
              + data.length);
    }
  }
}
