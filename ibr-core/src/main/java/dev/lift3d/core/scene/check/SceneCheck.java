package dev.lift3d.core.scene.check;

import dev.lift3d.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything a scene holds and reports it, with what is likely to be wrong. */
public final class SceneCheck {
  private SceneCheck() {}

  /**
   * Reports on a scene. Photographs are read one after the other and not kept.
   *
   * @param scene any scene
   * @param photographRead called after each of the {@link #photographsToRead} photographs
   * @return what was found
   */
  public static SceneReport of(Scene scene, Runnable photographRead) {
    PhotographCheck photographs = PhotographCheck.read(scene, photographRead);
    CoverageCheck coverage = CoverageCheck.of(scene);
    List<String> warnings = new ArrayList<>();
    warnings.addAll(LensCheck.warnings(scene.views()));
    warnings.addAll(PoseCheck.warnings(scene));
    warnings.addAll(DepthCheck.warnings(scene));
    warnings.addAll(coverage.warnings());
    warnings.addAll(photographs.warnings());
    return new SceneReport(
        new SceneReport.Contents(scene.name(), scene.format(), scene.views().size(), scene.notes()),
        photographs.summary(),
        new SceneReport.Cameras(
            LensCheck.focalLength(scene.views()),
            LensCheck.fieldOfView(scene.views()),
            LensCheck.principalPointOffset(scene.views()),
            PoseCheck.extent(scene.views()),
            PoseCheck.neighbourDistance(scene.views())),
        DepthCheck.summary(scene),
        coverage.summary(),
        warnings);
  }

  /**
   * How many photographs {@link #of} reads: all of a small scene, a part spread evenly over a large
   * one.
   *
   * @param scene any scene
   * @return the number, at least 1
   */
  public static int photographsToRead(Scene scene) {
    return PhotographCheck.chosen(scene).length;
  }
}
