package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.matrix.SourceView;
import dev.lift3d.epipolar.Conventions;
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
 * @param views V source views, in the order of all lists
 * @param features V operator maps, or none
 * @param scale the operator's scale over these views
 */
public record TargetSources(
    Camera camera,
    DepthRange range,
    EpipolarGather coarse,
    EpipolarGather fine,
    List<SourceView> views,
    List<FeatureMap> features,
    FeatureScale scale) {
  /** Copies the lists. */
  public TargetSources {
    views = List.copyOf(views);
    features = List.copyOf(features);
  }

  /**
   * A target camera with source views for colours alone.
   *
   * @param camera the target camera
   * @param range the depths it is expected to see; widened by what the sources' depths show
   * @param views V source views
   * @param maps V photographs with their image features, in the same order
   * @param conventions of the networks that made the maps
   * @return the target, without operator
   */
  public static TargetSources of(
      Camera camera,
      DepthRange range,
      List<SourceView> views,
      List<SourceMaps> maps,
      Conventions conventions) {
    Vec3 centre = camera.pose().centreInWorld();
    List<SourceMap> fine = maps.stream().map(SourceMaps::fine).toList();
    return new TargetSources(
        camera,
        SurfaceRange.of(camera, range, fine),
        new EpipolarGather(conventions, centre, maps.stream().map(SourceMaps::coarse).toList()),
        new EpipolarGather(conventions, centre, fine),
        views,
        List.of(),
        FeatureScale.none());
  }

  TargetSources withFeatures(List<FeatureMap> maps, FeatureScale mapScale) {
    return new TargetSources(camera, range, coarse, fine, views, maps, mapScale);
  }

  /**
   * The same sources for a picture of another size.
   *
   * @param width in pixels
   * @param height in pixels
   * @return the target, of another size
   */
  public TargetSources resized(int width, int height) {
    return new TargetSources(
        camera.resized(width, height), range, coarse, fine, views, features, scale);
  }

  /** The operator's maps as they are looked up; there must be some. */
  FeatureSources operator() {
    return new FeatureSources(
        features, views.stream().map(SourceView::camera).toList(), scale, fine.conventions());
  }
}
