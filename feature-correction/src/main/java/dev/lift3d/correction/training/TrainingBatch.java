package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.List;

/**
 * What one step works on.
 *
 * @param sceneName where it comes from, for the log
 * @param cameras V source cameras
 * @param photographs V source photographs of their cameras' sizes
 * @param depths V depth maps of the sources
 * @param targets rays of one or more target views of the same scene
 */
public record TrainingBatch(
    String sceneName,
    List<Camera> cameras,
    List<Image> photographs,
    List<SourceDepth> depths,
    List<TargetRays> targets) {
  /** Copies the lists and checks that every camera has a photograph and a depth map. */
  public TrainingBatch {
    cameras = List.copyOf(cameras);
    photographs = List.copyOf(photographs);
    depths = List.copyOf(depths);
    targets = List.copyOf(targets);
    if (cameras.isEmpty()
        || cameras.size() != photographs.size()
        || cameras.size() != depths.size()
        || targets.isEmpty()) {
      throw new IllegalArgumentException(
          "a batch needs sources and targets, found "
              + cameras.size()
              + " cameras, "
              + photographs.size()
              + " photographs, "
              + depths.size()
              + " depth maps, "
              + targets.size()
              + " targets");
    }
  }

  /**
   * How many rays there are in all.
   *
   * @return the sum over the targets
   */
  public int rays() {
    return targets.stream().mapToInt(TargetRays::count).sum();
  }
}
