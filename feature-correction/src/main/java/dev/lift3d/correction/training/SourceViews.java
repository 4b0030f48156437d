package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.RayRenderer;
import dev.lift3d.correction.SourceMaps;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.correction.corrector.CorrectionChunk;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.corrector.Lesson;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.SourceView;
import dev.lift3d.epipolar.Conventions;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The source views of a step, encoded by the frozen network and by the step's operators.
 *
 * @param target target camera and source views, for colours alone
 * @param operators what each operator says of the source views
 */
record SourceViews(TargetSources target, List<FeatureSources> operators) {
  private static final float[] NOTHING = {};

  static SourceViews encode(
      LiftingNetwork network,
      Workers workers,
      FeatureBatch batch,
      List<TrainingOperator> operators,
      SplittableRandom random) {
    int views = batch.sources().size();
    SplittableRandom[] own =
        IntStream.range(0, views).mapToObj(v -> random.split()).toArray(SplittableRandom[]::new);
    SourceMaps[] maps = new SourceMaps[views];
    FeatureMap[][] features = new FeatureMap[operators.size()][views];
    workers.forEach(
        views,
        v -> {
          TrainingView view = batch.sources().get(v);
          maps[v] =
              SourceMaps.of(network, view.camera(), view.photograph())
                  .withDepth(batch.depths().get(v));
          for (int o = 0; o < features.length; o++) {
            features[o][v] = operators.get(o).seen(view, own[v]);
          }
        });
    return of(batch, List.of(maps), features, network.settings().conventions());
  }

  private static SourceViews of(
      FeatureBatch batch, List<SourceMaps> maps, FeatureMap[][] features, Conventions conventions) {
    List<Camera> cameras = batch.sources().stream().map(TrainingView::camera).toList();
    List<SourceView> views =
        IntStream.range(0, cameras.size())
            .mapToObj(v -> new SourceView("source " + v, cameras.get(v)))
            .toList();
    List<FeatureSources> operators =
        Arrays.stream(features)
            .map(List::of)
            .map(f -> new FeatureSources(f, cameras, FeatureScale.ofMaps(f), conventions))
            .toList();
    return new SourceViews(
        TargetSources.of(batch.target().camera(), batch.range(), views, maps, conventions),
        operators);
  }

  /** Renders rays once, and shows them to every corrector with every operator. */
  void render(RayRenderer renderer, WantedRays rays, List<List<Lesson>> lessons) {
    BlendSink teacher =
        (blended, first) -> {
          for (int o = 0; o < operators.size(); o++) {
            CorrectionChunk chunk = new CorrectionChunk(blended, operators.get(o));
            for (List<Lesson> own : lessons) {
              own.get(o).correct(chunk, first, NOTHING);
            }
          }
        };
    renderer.render(
        target,
        rays.count(),
        first -> rays.bundle(target.camera(), first, renderer.chunk()),
        teacher);
  }
}
