package dev.lift3d.grounding.splat;

import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One view in singles, parallel over Gaussians and tiles: what drawing leaves for the way back. */
final class TiledPass {
  /** Gaussians that one worker projects at a time; also the order in which poses add up. */
  static final int CHUNK = 1024;

  private final Gaussians gaussians;
  private final SplatView view;
  private final SplatSettings settings;
  private final Workers workers;
  private final GaussianDoubles geometry;
  private final double[] covariances; // (N, 6)
  private final ScreenGaussians screen;
  private final Footprints footprints;
  private final TileLists lists;
  private final ChannelSource source;
  private final float[] background; // (C), depth's 0 included

  TiledPass(Gaussians gaussians, SplatView view, SplatSettings settings, Workers workers) {
    this.gaussians = gaussians;
    this.view = view;
    this.settings = settings;
    this.workers = workers;
    geometry = GaussianDoubles.geometryOf(gaussians);
    covariances = CovarianceForm.of(geometry);
    screen = new ScreenGaussians(gaussians.count());
    footprints = new Footprints(screen, settings.blending().smallestAlpha());
    EwaProjection projection = new EwaProjection(view.camera(), settings);
    chunks(
        (from, to) -> {
          projection.project(geometry, covariances, from, to, screen);
          footprints.prepare(from, to);
        });
    TileGrid grid = new TileGrid(view.camera().width(), view.camera().height());
    lists = TileLists.of(screen, grid, settings.projection().extent(), footprints);
    double[] depth = settings.showsDepth() ? screen.depth : new double[0];
    source = new ChannelSource(harmonicColours(), gaussians.appearance(), depth);
    background = Arrays.copyOf(view.background(gaussians.appearance().shown()), source.channels());
  }

  /** A task for a range of Gaussians. */
  interface ChunkTask {
    void run(int from, int to);
  }

  /** Runs a task for all Gaussians, chunk i being those from i * 1024. */
  void chunks(ChunkTask task) {
    int count = gaussians.count();
    int chunks = (count + CHUNK - 1) / CHUNK;
    workers.forEach(chunks, i -> task.run(i * CHUNK, Math.min(count, (i + 1) * CHUNK)));
  }

  private float[] harmonicColours() {
    Optional<Harmonics> given = gaussians.appearance().harmonics();
    if (given.isEmpty()) {
      return new float[0];
    }
    float[] out = new float[3 * gaussians.count()];
    chunks(
        (from, to) -> {
          HarmonicColours colours = new HarmonicColours(view.camera(), given.get().degree());
          for (int n = from; n < to; n++) {
            if (screen.visible(n)) {
              double[] rgb = colours.of(geometry.means, n, coefficients(given.get(), n));
              for (int c = 0; c < 3; c++) {
                out[3 * n + c] = (float) rgb[c];
              }
            }
          }
        });
    return out;
  }

  /** Harmonics of Gaussian n, K x 3. */
  static double[] coefficients(Harmonics h, int n) {
    double[] out = new double[3 * h.stored()];
    for (int i = 0; i < out.length; i++) {
      out[i] = h.coefficients()[n * out.length + i];
    }
    return out;
  }

  /** A worker's memory. */
  TileBlock block() {
    return new TileBlock(lists, footprints, source, settings.blending());
  }

  /** Whatever one worker does with a tile. */
  interface TileTask {
    void run(int tile);
  }

  /** Tiles go to whichever worker is free. */
  void tiles(int from, int to, TileTaskMaker maker) {
    AtomicInteger next = new AtomicInteger(from);
    workers.each(
        worker -> {
          TileTask task = maker.make(worker);
          for (int tile = next.getAndIncrement(); tile < to; tile = next.getAndIncrement()) {
            task.run(tile);
          }
        });
  }

  /** Makes what a worker does with its tiles, on that worker. */
  interface TileTaskMaker {
    TileTask make(int worker);
  }

  TileLists lists() {
    return lists;
  }

  Gaussians gaussians() {
    return gaussians;
  }

  SplatView view() {
    return view;
  }

  SplatSettings settings() {
    return settings;
  }

  Workers workers() {
    return workers;
  }

  ChannelSource source() {
    return source;
  }

  /** (C), depth's 0 included. */
  float[] background() {
    return background;
  }

  EwaBackward.Projected projected() {
    return new EwaBackward.Projected(geometry, covariances, screen);
  }

  /** Draws the picture; depth accumulated. */
  TileForward.Picture forward() {
    TileGrid grid = lists.grid();
    int area = Math.multiplyExact(grid.width(), grid.height());
    int shown = gaussians.appearance().shown();
    TileForward.Picture out =
        new TileForward.Picture(
            new float[Math.multiplyExact(shown, area)],
            new float[settings.showsDepth() ? area : 0],
            new float[area]);
    tiles(
        0,
        grid.count(),
        worker -> {
          TileForward forward = new TileForward(lists, block(), background);
          return tile -> forward.draw(tile, out);
        });
    return out;
  }

  /** How many Gaussians each pixel blends, (H, W). */
  int[] blended() {
    TileGrid grid = lists.grid();
    int[] out = new int[grid.width() * grid.height()];
    tiles(
        0,
        grid.count(),
        worker -> {
          TileCounts counts = new TileCounts(lists, block());
          return tile -> counts.each(tile, (pixel, n) -> out[pixel]++);
        });
    return out;
  }

  /** Visits all blended pairs, tile after tile, on the calling thread. */
  void eachPair(TileCounts.PairTask task) {
    TileCounts counts = new TileCounts(lists, block());
    for (int tile = 0; tile < lists.grid().count(); tile++) {
      counts.each(tile, task);
    }
  }
}
