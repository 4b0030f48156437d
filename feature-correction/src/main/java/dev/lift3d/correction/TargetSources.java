package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.matrix.SourceView;
import dev.lift3d.epipolar.EpipolarGather;
import java.util.List;

/**
 * A target camera with the source views chosen for it.
 *
 * @param camera the target camera
 * @param range the depths it sees
 * @param coarse gathers from the coarse maps
 * @param fine gathers from the fine maps
 * @param views V source views, in the order of all lists
 * @param features V operator maps, or none
 */
public record TargetSources(
    Camera camera,
    DepthRange range,
    EpipolarGather coarse,
    EpipolarGather fine,
    List<SourceView> views,
    List<FeatureMap> features) {
  /** Copies the lists. */
  public TargetSources {
    views = List.copyOf(views);
    features = List.copyOf(features);
  }

  static TargetSources of(
      Camera camera,
      DepthRange range,
      PreparedScene scene,
      List<Integer> views,
      LiftingSettings settings) {
    return new TargetSources(
        camera,
        range,
        new EpipolarGather(
            settings.conventions(), camera.pose().centreInWorld(), scene.coarse(views)),
        new EpipolarGather(
            settings.conventions(), camera.pose().centreInWorld(), scene.fine(views)),
        scene.sourceViews(views),
        scene.features(views));
  }

  TargetSources withoutFeatures() {
    return new TargetSources(camera, range, coarse, fine, views, List.of());
  }
}
