package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.FeatureMap;
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
 */
public record TargetSources(
    Camera camera,
    DepthRange range,
    EpipolarGather coarse,
    EpipolarGather fine,
    List<FeatureMap> features) {
  /** Copies the list. */
  public TargetSources {
    features = List.copyOf(features);
  }

  static TargetSources of(
      Camera camera,
      DepthRange range,
      List<SourceMap> coarse,
      List<SourceMap> fine,
      List<FeatureMap> features,
      LiftingSettings settings) {
    return new TargetSources(
        camera,
        range,
        new EpipolarGather(settings.conventions(), camera.pose().centreInWorld(), coarse),
        new EpipolarGather(settings.conventions(), camera.pose().centreInWorld(), fine),
        features);
  }

  TargetSources withoutFeatures() {
    return new TargetSources(camera, range, coarse, fine, List.of());
  }
}
