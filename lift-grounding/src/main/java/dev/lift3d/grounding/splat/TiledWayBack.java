package dev.lift3d.grounding.splat;

import java.util.Arrays;

/**
 * The way back of {@link TiledPass}: through tiles in batches, then through Gaussians in chunks.
 * What is added up across tiles or chunks is added in their order.
 */
final class TiledWayBack {
  /** Floats that gradients of pairs may take before they are added up: 16 MiB. */
  private static final int BATCH = 1 << 22;

  private final TiledPass pass;
  private final TileLists lists;
  private final ChannelSource source;
  private final EwaBackward.Projected projected;
  private final GaussianGradients sum;
  private final ScreenGaussians ofScreen;
  private final ChannelSource.Sums ofColours;

  /**
   * Prepares.
   *
   * @param pass what was drawn
   * @param sum receives gradients of the Gaussians
   */
  TiledWayBack(TiledPass pass, GaussianGradients sum) {
    this.pass = pass;
    this.sum = sum;
    lists = pass.lists();
    source = pass.source();
    projected = pass.projected();
    int count = pass.gaussians().count();
    ofScreen = new ScreenGaussians(count);
    boolean harmonic = pass.gaussians().appearance().harmonics().isPresent();
    ofColours =
        new ChannelSource.Sums(
            new double[harmonic ? 3 * count : 0], sum.features(), ofScreen.depth);
  }

  /**
   * Works back.
   *
   * @param upstream of features, accumulated depth and alpha
   */
  ViewGradients work(TileBackward.Upstream upstream) {
    float[] ofBackground = throughTiles(upstream);
    int chunks = (ofScreen.count + TiledPass.CHUNK - 1) / TiledPass.CHUNK;
    double[][] poses = new double[chunks][];
    double[][] intrinsics = new double[chunks][];
    pass.chunks(
        (from, to) -> {
          EwaBackward ewa = new EwaBackward(pass.view().camera(), pass.settings());
          if (ofColours.harmonic().length > 0) {
            throughHarmonics(from, to, ewa.pose);
          }
          ewa.backward(projected, from, to, ofScreen, sum.geometry());
          poses[from / TiledPass.CHUNK] = ewa.pose;
          intrinsics[from / TiledPass.CHUNK] = ewa.intrinsics;
        });
    return new ViewGradients(
        added(poses, 12), added(intrinsics, 4), ofBackground, ofScreen.centres());
  }

  private static double[] added(double[][] parts, int length) {
    double[] out = new double[length];
    for (double[] part : parts) {
      for (int i = 0; i < length; i++) {
        out[i] += part[i];
      }
    }
    return out;
  }

  private float[] throughTiles(TileBackward.Upstream upstream) {
    TileBackward[] backward = new TileBackward[pass.workers().count()];
    PairGradients pairs = new PairGradients(source.channels());
    PairGradients.Target into =
        new PairGradients.Target(projected.seen(), ofScreen, source, ofColours);
    float[] ofBackground = new float[lists.grid().count() * source.channels()];
    for (int from = 0; from < lists.grid().count(); ) {
      int first = from;
      int end = batchEnd(first, pairs);
      pairs.reset(lists.start(first), lists.start(end));
      pass.tiles(
          first,
          end,
          worker -> {
            if (backward[worker] == null) {
              backward[worker] = new TileBackward(lists, pass.block(), pass.background());
            }
            return tile -> backward[worker].work(tile, upstream, pairs, ofBackground);
          });
      int parts = pass.workers().count();
      pass.workers()
          .each(part -> pairs.addUp(lists, first, end, new PairGradients.Share(part, parts), into));
      from = end;
    }
    return summed(ofBackground);
  }

  private int batchEnd(int from, PairGradients pairs) {
    int most = pairs.fitting(BATCH);
    int end = from + 1;
    while (end < lists.grid().count() && lists.start(end + 1) - lists.start(from) <= most) {
      end++;
    }
    return end;
  }

  /** Sums over tiles, without depth's. */
  private float[] summed(float[] ofBackground) {
    int channels = source.channels();
    float[] out = new float[pass.gaussians().appearance().shown()];
    for (int c = 0; c < out.length; c++) {
      double total = 0;
      for (int at = c; at < ofBackground.length; at += channels) {
        total += ofBackground[at];
      }
      out[c] = (float) total;
    }
    return out;
  }

  private void throughHarmonics(int from, int to, double[] pose) {
    Harmonics h = pass.gaussians().appearance().harmonics().orElseThrow();
    HarmonicColours colours = new HarmonicColours(pass.view().camera(), h.degree());
    for (int n = from; n < to; n++) {
      if (projected.seen().visible(n)) {
        double[] own =
            colours.backward(
                projected.gaussians().means,
                n,
                TiledPass.coefficients(h, n),
                Arrays.copyOfRange(ofColours.harmonic(), 3 * n, 3 * n + 3),
                sum.geometry().means);
        for (int i = 0; i < own.length; i++) {
          sum.harmonicSums()[n * own.length + i] += own[i];
        }
      }
    }
    colours.addTo(pose);
  }
}
