package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.matrix.SourceView;
import dev.lift3d.epipolar.EpipolarGather;
import java.util.List;
import java.util.Set;

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
  /**
   * Which of a scene's views are used.
   *
   * @param views the source views
   * @param heldOut views that must not be looked at
   */
  record Choice(List<Integer> views, Set<Integer> heldOut) {}

  /** Copies the lists. */
  public TargetSources {
    views = List.copyOf(views);
    features = List.copyOf(features);
  }

  static TargetSources of(
      Camera camera,
      DepthRange range,
      PreparedScene scene,
      Choice chosen,
      LiftingSettings settings) {
    List<Integer> views = chosen.views();
    Vec3 centre = camera.pose().centreInWorld();
    return new TargetSources(
        camera,
        range,
        new EpipolarGather(settings.conventions(), centre, scene.coarse(views, chosen.heldOut())),
        new EpipolarGather(settings.conventions(), centre, scene.fine(views, chosen.heldOut())),
        scene.sourceViews(views),
        scene.features(views));
  }

  TargetSources withoutFeatures() {
    return new TargetSources(camera, range, coarse, fine, views, List.of());
  }
}
