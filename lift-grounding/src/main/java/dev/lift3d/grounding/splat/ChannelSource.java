package dev.lift3d.grounding.splat;

/** The channels of each Gaussian for one view: colours of harmonics, features, depth, in order. */
final class ChannelSource {
  private static final int GROUP = 4;

  private final float[] harmonic; // (N, 3), or empty
  private final float[] features; // (N, D)
  private final int featureChannels;
  private final double[] depth; // (N), or empty
  private final int first;

  ChannelSource(float[] harmonic, Appearance appearance, double[] depth) {
    this.harmonic = harmonic;
    this.features = appearance.features();
    this.featureChannels = appearance.channels();
    this.depth = depth;
    this.first = appearance.harmonics().isPresent() ? 3 : 0;
  }

  /** C, all channels. */
  int channels() {
    return first + featureChannels + (depth.length > 0 ? 1 : 0);
  }

  /** C rounded up to whole groups of four. */
  int padded() {
    return padded(channels());
  }

  static int padded(int channels) {
    return (channels + GROUP - 1) / GROUP * GROUP;
  }

  /** Writes the channels of Gaussian n to {@code to} from {@code at}, zeros after them. */
  void copy(int n, float[] to, int at) {
    System.arraycopy(harmonic, n * first, to, at, first);
    System.arraycopy(features, n * featureChannels, to, at + first, featureChannels);
    int last = at + first + featureChannels;
    if (depth.length > 0) {
      to[last++] = (float) depth[n];
    }
    for (int end = at + padded(); last < end; last++) {
      to[last] = 0;
    }
  }

  /**
   * Adds a gradient of the channels of Gaussian n.
   *
   * @param from the gradient, from {@code at}
   * @param into receives it
   */
  void add(int n, float[] from, int at, Sums into) {
    for (int c = 0; c < first; c++) {
      into.harmonic[3 * n + c] += from[at + c];
    }
    int f = n * featureChannels;
    for (int c = 0; c < featureChannels; c++) {
      into.features[f + c] += from[at + first + c];
    }
    if (depth.length > 0) {
      into.depth[n] += from[at + first + featureChannels];
    }
  }

  /**
   * Where gradients go.
   *
   * @param harmonic (N, 3), or empty
   * @param features (N, D)
   * @param depth (N)
   */
  record Sums(double[] harmonic, float[] features, double[] depth) {}
}
