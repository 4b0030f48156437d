package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.epipolar.EpipolarGather;
import dev.lift3d.epipolar.SourceMap;
import java.util.List;

/**
 * A target camera with the source views chosen for it.
 *
 * @param camera the target camera
 * @param range the depths it sees
 * @param coarse gathers from the coarse maps
 * @param fine gathers from the fine maps
 * @param features V operator maps, or none
 * @param scale the operator's scale over these views
 */
public record TargetSources(
    Camera camera,
    DepthRange range,
    EpipolarGather coarse,
    EpipolarGather fine,
    List<FeatureMap> features,
    FeatureScale scale) {
  /** Copies the list. */
  public TargetSources {
    features = List.copyOf(features);
  }

  /**
   * A target camera with source views for colours alone.
   *
   * @param camera the target camera
   * @param range the depths it sees
   * @param coarse V coarse maps
   * @param fine V fine maps
   * @param settings the networks that made the maps
   * @return the target, without operator
   */
  public static TargetSources of(
      Camera camera,
      DepthRange range,
      List<SourceMap> coarse,
      List<SourceMap> fine,
      LiftingSettings settings) {
    return new TargetSources(
        camera,
        range,
        new EpipolarGather(settings.conventions(), camera.pose().centreInWorld(), coarse),
        new EpipolarGather(settings.conventions(), camera.pose().centreInWorld(), fine),
        List.of(),
        FeatureScale.none());
  }

  /**
   * The same with an operator's features.
   *
   * @param maps V operator maps
   * @param mapScale the operator's scale over these views
   * @return the target, with operator
   */
  public TargetSources withFeatures(List<FeatureMap> maps, FeatureScale mapScale) {
    return new TargetSources(camera, range, coarse, fine, maps, mapScale);
  }

  TargetSources withoutFeatures() {
    return withFeatures(List.of(), FeatureScale.none());
  }
}
