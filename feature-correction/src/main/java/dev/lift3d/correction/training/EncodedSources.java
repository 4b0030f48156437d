package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingParameters;
import dev.lift3d.epipolar.FeatureNetwork;
import dev.lift3d.epipolar.SourceMap;
import java.util.List;

/**
 * The source views of one step, encoded with their graphs, and the way back through them.
 *
 * <p>View v is encoded and differentiated by worker v modulo the number of workers, so that the
 * order in which gradients add up is the same in every run.
 */
final class EncodedSources implements AutoCloseable {
  private final Workers workers;
  private final TensorScope scope = TensorScope.open();
  private final FeatureNetwork.Maps[] maps;
  private final SourceMap[] coarse;
  private final SourceMap[] fine;

  private EncodedSources(Workers workers, int views) {
    this.workers = workers;
    maps = new FeatureNetwork.Maps[views];
    coarse = new SourceMap[views];
    fine = new SourceMap[views];
  }

  /**
   * Encodes the sources of a batch under recording.
   *
   * @param network the image feature network
   * @param workers who works
   * @param batch photographs and cameras
   * @param replicas parameters for each worker, which later collect the gradients
   * @return maps and graphs, to be closed by the caller
   */
  static EncodedSources encode(
      FeatureNetwork network,
      Workers workers,
      TrainingBatch batch,
      List<LiftingParameters> replicas) {
    EncodedSources sources = new EncodedSources(workers, batch.cameras().size());
    try {
      sources.each((worker, v) -> sources.encode(network, batch, v, replicas.get(worker)));
      return sources;
    } catch (RuntimeException e) {
      sources.close();
      throw e;
    }
  }

  private void encode(
      FeatureNetwork network, TrainingBatch batch, int v, LiftingParameters replica) {
    Image photo = batch.photographs().get(v);
    TensorScope own = scope.inner();
    NDArray image = own.floats(photo.planar(), 1, 3, photo.height(), photo.width());
    maps[v] = network.encode(image, replica.features());
    coarse[v] = source(batch, v, maps[v].coarse(), network.kind().coarseStride());
    fine[v] = source(batch, v, maps[v].fine(), network.kind().fineStride());
  }

  /** Something done for one view by one worker, under recording. */
  private interface ViewTask {
    void run(int worker, int view);
  }

  private void each(ViewTask task) {
    workers.each(
        worker -> {
          try (Gradients.Mode recorded = Gradients.recorded()) {
            for (int v = worker; v < maps.length; v += workers.count()) {
              task.run(worker, v);
            }
          }
        });
  }

  private static SourceMap source(TrainingBatch batch, int v, NDArray map, int stride) {
    return SourceMap.of(batch.cameras().get(v), batch.photographs().get(v), map, stride)
        .withDepth(batch.depths().get(v));
  }

  List<SourceMap> coarse() {
    return List.of(coarse);
  }

  List<SourceMap> fine() {
    return List.of(fine);
  }

  /** Sends gradients of the maps, h x w x C for each view, back into the replicas. */
  void backward(List<MapGradients> gradients) {
    each(
        (worker, v) -> {
          try (TensorScope temporary = scope.inner()) {
            NDArray toCoarse = summed(gradients, v, true, maps[v].coarse(), temporary);
            NDArray toFine = summed(gradients, v, false, maps[v].fine(), temporary);
            // One scalar whose gradient is the maps' gradients: both maps share one graph.
            NDArray surrogate =
                toCoarse.mul(maps[v].coarse()).sum().add(toFine.mul(maps[v].fine()).sum());
            Gradients.backward(surrogate);
          }
        });
  }

  private static NDArray summed(
      List<MapGradients> gradients, int v, boolean coarse, NDArray map, TensorScope scope) {
    float[] sum = gradients.get(0).of(v, coarse);
    for (int w = 1; w < gradients.size(); w++) {
      float[] other = gradients.get(w).of(v, coarse);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other[i];
      }
    }
    long[] n = map.getShape().getShape();
    return scope.floats(sum, 1, n[2], n[3], n[1]).transpose(0, 3, 1, 2); // (1, C, h, w)
  }

  @Override
  public void close() {
    scope.close();
  }
}
