package dev.lift3d.correction.training;

import dev.lift3d.epipolar.SourceMap;
import java.util.List;

/** Gradients of every source view's maps, as one worker collects them; h x w x C for each view. */
final class MapGradients {
  private final float[][] coarse;
  private final float[][] fine;

  MapGradients(List<SourceMap> coarseMaps, List<SourceMap> fineMaps) {
    coarse = zeros(coarseMaps);
    fine = zeros(fineMaps);
  }

  private static float[][] zeros(List<SourceMap> maps) {
    return maps.stream().map(m -> new float[m.features().length]).toArray(float[][]::new);
  }

  float[][] coarse() {
    return coarse;
  }

  float[][] fine() {
    return fine;
  }

  float[] of(int view, boolean ofCoarse) {
    return ofCoarse ? coarse[view] : fine[view];
  }
}
