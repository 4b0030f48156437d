package dev.lift3d.correction.training;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingParameters;
import dev.lift3d.epipolar.FeatureNetwork;
import dev.lift3d.epipolar.SourceMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The source views of one step, encoded with their graphs, and the way back through them.
 *
 * <p>View v is encoded and differentiated by worker v modulo the number of workers, so that the
 * order in which gradients add up is the same in every run.
 */
final class EncodedSources implements AutoCloseable {
  private final FeatureNetwork network;
  private final Workers workers;
  private final TensorScope scope = TensorScope.open();
  private final FeatureNetwork.Maps[] maps;
  private final List<SourceMap> coarse = new ArrayList<>();
  private final List<SourceMap> fine = new ArrayList<>();

  EncodedSources(
      FeatureNetwork network,
      Workers workers,
      TrainingBatch batch,
      List<LiftingParameters> replicas) {
    this.network = network;
    this.workers = workers;
    int views = batch.cameras().size();
    maps = new FeatureNetwork.Maps[views];
    SourceMap[] c = new SourceMap[views];
    SourceMap[] f = new SourceMap[views];
    workers.each(
        worker -> {
          try (Gradients.Mode recorded = Gradients.recorded()) {
            for (int v = worker; v < views; v += workers.count()) {
              Image photo = batch.photographs().get(v);
              TensorScope own = scope.inner();
              NDArray image = own.floats(photo.planar(), 1, 3, photo.height(), photo.width());
              maps[v] = network.encode(image, replicas.get(worker).features());
              c[v] = source(batch, v, maps[v].coarse(), network.kind().coarseStride());
              f[v] = source(batch, v, maps[v].fine(), network.kind().fineStride());
            }
          }
        });
    coarse.addAll(List.of(c));
    fine.addAll(List.of(f));
  }

  private static SourceMap source(TrainingBatch batch, int v, NDArray map, int stride) {
    try (TensorScope temporary = TensorScope.open()) {
      NDArray last = map.stopGradient().transpose(0, 2, 3, 1); // (1, h, w, C)
      last.attach(temporary.manager());
      float[] values = last.toFloatArray();
      return new SourceMap(
          batch.cameras().get(v),
          batch.photographs().get(v).data(),
          values,
          (int) map.getShape().get(3),
          (int) map.getShape().get(2),
          stride);
    }
  }

  List<SourceMap> coarse() {
    return coarse;
  }

  List<SourceMap> fine() {
    return fine;
  }

  /** Sends gradients of the maps, h x w x C for each view, back into the replicas. */
  void backward(List<MapGradients> gradients) {
    workers.each(
        worker -> {
          try (Gradients.Mode recorded = Gradients.recorded()) {
            for (int v = worker; v < maps.length; v += workers.count()) {
              try (TensorScope temporary = scope.inner()) {
                NDArray toCoarse = summed(gradients, v, true, maps[v].coarse(), temporary);
                NDArray toFine = summed(gradients, v, false, maps[v].fine(), temporary);
                NDArray surrogate =
                    toCoarse.mul(maps[v].coarse()).sum().add(toFine.mul(maps[v].fine()).sum());
                Gradients.backward(surrogate);
              }
            }
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
