package dev.lift3d.examples.bench;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.correction.matrix.HalfFeatureMap;
import dev.lift3d.correction.matrix.LiftingContributions;
import dev.lift3d.correction.matrix.LiftingMatrix;
import dev.lift3d.correction.matrix.Pruning;
import dev.lift3d.correction.matrix.TexelGrid;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A second operator on a target that is already prepared: 126 x 94 cells of stride 4, ten source
 * views, the shipped weights, the default pruning. Preparing renders 11,844 rays.
 */
final class LiftingMatrixWork {
  private static final TexelGrid GRID =
      new TexelGrid(126, 94, new CellLayout(4, 0, BenchScene.WIDTH, BenchScene.HEIGHT));

  private final Workers workers;
  private final LiftingContributions contributions;
  private final LiftingMatrix matrix;
  private final List<FeatureMap> maps;
  private final List<HalfFeatureMap> halves;

  /**
   * Prepares the target.
   *
   * @param channels of the second operator
   * @param scene the scene
   * @param workers who works
   */
  LiftingMatrixWork(int channels, BenchScene scene, Workers workers) {
    this.workers = workers;
    try (LiftingModel model = LiftingModel.shipped(workers)) {
      TargetSources sources =
          model.sources(
              model.prepare(scene.scene(), BenchScene.WIDTH),
              scene.target(),
              scene.range(),
              BenchScene.VIEWS,
              Set.of());
      contributions = model.contributions(sources, GRID, Pruning.DEFAULT, rays -> {});
    }
    SplittableRandom random = new SplittableRandom(1);
    maps = Stream.generate(() -> noise(channels, random)).limit(BenchScene.VIEWS).toList();
    halves = maps.stream().map(HalfFeatureMap::of).toList();
    matrix = build();
  }

  private static FeatureMap noise(int channels, SplittableRandom random) {
    float[] data = new float[GRID.count() * channels];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextFloat();
    }
    return GRID.map(channels, data);
  }

  /** Contributions become a matrix for the maps' grids. */
  LiftingMatrix build() {
    return LiftingMatrix.forMaps(contributions, maps, workers);
  }

  /** The operator's maps are lifted. */
  FeatureMap apply() {
    return matrix.apply(maps, workers);
  }

  /** The same from maps in half precision. */
  FeatureMap applyHalves() {
    return matrix.applyHalves(halves, workers);
  }

  /** Cells are spread over the texels that they came from. */
  List<FeatureMap> transpose() {
    return matrix.applyTransposed(maps.get(0), workers);
  }
}
