package dev.lift3d.grounding.splat;

import java.util.Arrays;

/**
 * Gradients of pairs of a tile and a Gaussian, each in a place of its own, so that they add up in
 * the same order however many workers there are.
 *
 * <p>A place holds the sums of s, s dx, s dy, s dx^2, s dx dy, s dy^2 over the tile's pixels, s the
 * gradient of sigma, and then the gradient of each channel.
 */
final class PairGradients {
  /** Sums before the channels. */
  static final int MOMENTS = 6;

  private final int stride;
  private float[] values = new float[0];
  private int first;

  PairGradients(int channels) {
    stride = MOMENTS + channels;
  }

  /** Pairs that fit into a number of floats, at least 1. */
  int fitting(int floats) {
    return Math.max(1, floats / stride);
  }

  /** Makes room for entries {@code from} to {@code to}, all zero. */
  void reset(int from, int to) {
    first = from;
    int needed = Math.multiplyExact(to - from, stride);
    if (values.length < needed) {
      values = new float[needed];
    } else {
      Arrays.fill(values, 0, needed, 0);
    }
  }

  float[] values() {
    return values;
  }

  /** Where the place of an entry begins. */
  int at(int entry) {
    return (entry - first) * stride;
  }

  /**
   * The Gaussians whose index is {@code part} modulo {@code parts}.
   *
   * @param part which
   * @param parts of how many
   */
  record Share(int part, int parts) {}

  /**
   * Where gradients are added up.
   *
   * @param seen the projected Gaussians
   * @param screen receives their gradients
   * @param source the channels
   * @param colours receives their gradients
   */
  record Target(
      ScreenGaussians seen,
      ScreenGaussians screen,
      ChannelSource source,
      ChannelSource.Sums colours) {}

  /**
   * Adds up what the tiles {@code first} to {@code end} say about a share of the Gaussians.
   *
   * @param lists of the tiles
   * @param first first tile
   * @param end one past the last tile
   * @param share which Gaussians
   * @param into receives the sums
   */
  void addUp(TileLists lists, int first, int end, Share share, Target into) {
    for (int e = lists.start(first); e < lists.start(end); e++) {
      int n = lists.gaussian(e);
      if (n % share.parts == share.part) {
        addScreen(n, at(e), into.seen, into.screen);
        into.source.add(n, values, at(e) + MOMENTS, into.colours);
      }
    }
  }

  private void addScreen(int n, int at, ScreenGaussians seen, ScreenGaussians out) {
    double sx = values[at + 1];
    double sy = values[at + 2];
    out.opacity[n] -= values[at] / seen.opacity[n];
    out.x[n] += seen.conicA[n] * sx + seen.conicB[n] * sy;
    out.y[n] += seen.conicB[n] * sx + seen.conicC[n] * sy;
    out.conicA[n] += 0.5 * values[at + 3];
    out.conicB[n] += values[at + 4];
    out.conicC[n] += 0.5 * values[at + 5];
  }
}
