package dev.lift3d.correction.training;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.RayRenderer;
import dev.lift3d.correction.SourceMaps;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.corrector.Lesson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The source views of a step, encoded by the frozen network and by the step's operators.
 *
 * @param target target camera and source views, with the first operator's features
 * @param operators V maps of each operator
 * @param scales each operator's scale
 */
record SourceViews(
    TargetSources target, List<List<FeatureMap>> operators, List<FeatureScale> scales) {
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
          maps[v] = SourceMaps.of(network, view.camera(), view.photograph());
          for (int o = 0; o < features.length; o++) {
            features[o][v] = operators.get(o).seen(view, own[v]);
          }
        });
    List<List<FeatureMap>> all = Arrays.stream(features).map(List::of).toList();
    List<FeatureScale> scales = all.stream().map(FeatureScale::ofMaps).toList();
    TargetSources target =
        TargetSources.of(
                batch.target().camera(),
                batch.range(),
                Arrays.stream(maps).map(SourceMaps::coarse).toList(),
                Arrays.stream(maps).map(SourceMaps::fine).toList(),
                network.settings())
            .withFeatures(all.get(0), scales.get(0));
    return new SourceViews(target, all, scales);
  }

  /** Renders rays once, and shows them to every corrector with every operator. */
  void render(RayRenderer renderer, WantedRays rays, List<List<Lesson>> lessons) {
    Corrector teacher =
        (chunk, first, out) -> {
          for (int o = 0; o < operators.size(); o++) {
            FeatureSources maps = chunk.sources().with(operators.get(o), scales.get(o));
            for (List<Lesson> own : lessons) {
              own.get(o).correct(chunk.with(maps), first, out);
            }
          }
        };
    renderer.render(
        target,
        Optional.of(teacher),
        rays.count(),
        first -> rays.bundle(target.camera(), first, renderer.chunk()));
  }
}
