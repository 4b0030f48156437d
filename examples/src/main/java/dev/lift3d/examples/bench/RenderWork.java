package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.ray.CellGrid;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.RayPass;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.RenderedRays;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.epipolar.EpipolarGather;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The parts of rendering, each on all workers, on rays in the middle of the target's picture. */
final class RenderWork implements AutoCloseable {
  /** Rays of one call. */
  static final int RAYS = 512;

  /** Channels of the operator whose features are lifted. */
  static final int OPERATOR_CHANNELS = 256;

  private static final CellGrid PIXELS = CellGrid.pixels(BenchScene.WIDTH, BenchScene.HEIGHT);
  private static final int FIRST = BenchScene.WIDTH * BenchScene.HEIGHT / 2;

  private final BenchScene scene;
  private final Workers workers;
  private final LiftingModel model;
  private final TargetSources colours;
  private final TargetSources features;
  private final List<RayPass> passes;

  /**
   * Encodes the scene.
   *
   * @param settings which networks; weights are the shipped ones where there are any, else fresh
   * @param scene the scene
   * @param workers who works
   */
  RenderWork(LiftingSettings settings, BenchScene scene, Workers workers) {
    this.scene = scene;
    this.workers = workers;
    this.model = new LiftingModel(network(settings), workers, RenderSettings.EXACT);
    this.colours = encode();
    this.features =
        model.sources(
            model.prepare(scene.scene(), BenchScene.WIDTH, BenchScene.operator(OPERATOR_CHANNELS)),
            scene.target(),
            scene.range(),
            BenchScene.VIEWS,
            Set.of());
    this.passes =
        IntStream.range(0, workers.count()).mapToObj(w -> new RayPass(model.network())).toList();
  }

  private static LiftingNetwork network(LiftingSettings settings) {
    if (settings.equals(LiftingSettings.COMPACT)) {
      try {
        return LiftingCheckpoint.shipped();
      } catch (IllegalStateException e) {
        // This build carries no weights; where density lies changes the blending's cost only.
        return LiftingNetwork.initial(settings, 1);
      }
    }
    return LiftingNetwork.initial(settings, 1);
  }

  /** All source views through the image feature network. */
  TargetSources encode() {
    return model.sources(
        model.prepare(scene.scene(), BenchScene.WIDTH),
        scene.target(),
        scene.range(),
        BenchScene.VIEWS,
        Set.of());
  }

  /** The coarse pass alone: gather, aggregate, composite. */
  double coarse() {
    return pass(
        colours.coarse(), model.network().parameters().coarse(), RaySampling.EXACT.coarse());
  }

  /** The fine pass alone, on as many even depths as it has samples. */
  double fine() {
    int samples = RaySampling.EXACT.coarse() + RaySampling.EXACT.fine();
    return pass(colours.fine(), model.network().parameters().fine(), samples);
  }

  private double pass(EpipolarGather gather, ParameterSet set, int samples) {
    float[] even = DepthSampler.uniformInInverseDepth(scene.range(), samples);
    int chunk = model.renderer().chunk();
    double[] sums = new double[workers.count()];
    workers.each(
        worker -> {
          try (Gradients.Mode unrecorded = Gradients.unrecorded()) {
            for (int at = worker * chunk; at < RAYS; at += workers.count() * chunk) {
              RayBundle rays = rays(at);
              float[] depths = new float[rays.count() * samples];
              for (int r = 0; r < rays.count(); r++) {
                System.arraycopy(even, 0, depths, r * samples, samples);
              }
              try (TensorScope scope = TensorScope.open()) {
                RayPass.Chunk samplesOfChunk = new RayPass.Chunk(rays, depths, scene.range());
                sums[worker] +=
                    passes
                        .get(worker)
                        .run(gather, samplesOfChunk, set, false, scope)
                        .rays()
                        .depth()
                        .toFloatArray()[0];
              }
            }
          }
        });
    return sums[0];
  }

  /** Both passes: colour, depth and opacity. */
  RenderedRays render() {
    return model.renderer().render(colours, RAYS, this::rays);
  }

  /** Both passes, and the operator's features blended. */
  RenderedRays renderWithFeatures() {
    return model.renderer().render(features, RAYS, this::rays);
  }

  private RayBundle rays(int first) {
    Camera camera = scene.target();
    int end = Math.min(RAYS, first + model.renderer().chunk());
    return RayBundle.ofCells(camera, PIXELS, FIRST + first, FIRST + end);
  }

  @Override
  public void close() {
    model.close();
  }
}
