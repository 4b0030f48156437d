package dev.lift3d.core.scene.check;

import dev.lift3d.core.geometry.DepthRange;
import java.util.List;
import java.util.Optional;

/**
 * What a scene holds. Lengths are in the scene's own unit.
 *
 * @param contents what was found in the folder
 * @param photographs the pictures
 * @param cameras lenses and places
 * @param depths depth range and sparse points
 * @param coverage how many views see the same
 * @param warnings what is likely to be wrong, one line each, with what to do
 */
public record SceneReport(
    Contents contents,
    Photographs photographs,
    Cameras cameras,
    Depths depths,
    Coverage coverage,
    List<String> warnings) {
  /** Copies the list. */
  public SceneReport {
    warnings = List.copyOf(warnings);
  }

  /**
   * What was found in the folder.
   *
   * @param name the scene's name
   * @param format which reader read it
   * @param views how many views there are
   * @param notes what the reader wants a person to know
   */
  public record Contents(String name, String format, int views, List<String> notes) {}

  /**
   * The pictures.
   *
   * @param sizes the sizes that occur, the most frequent first
   * @param read how many were read for this report
   * @param brightness mean brightness of each picture read, 0 to 1; empty if none could be read
   * @param withDepth views that have a depth map
   * @param withMask views that have a mask
   */
  public record Photographs(
      List<SizeCount> sizes, int read, Optional<Spread> brightness, int withDepth, int withMask) {}

  /**
   * One size of picture.
   *
   * @param width pixels
   * @param height pixels
   * @param views how many views have it
   */
  public record SizeCount(int width, int height, int views) {}

  /**
   * Lenses and places.
   *
   * @param focalLength fx in pixels
   * @param fieldOfView horizontal, in degrees
   * @param principalPointOffset the principal point's distance from the image centre, in pixels
   * @param extent the longest side of the box around the camera centres
   * @param neighbourDistance distance from each camera to the nearest other; empty for one view
   */
  public record Cameras(
      Spread focalLength,
      Spread fieldOfView,
      Spread principalPointOffset,
      double extent,
      Optional<Spread> neighbourDistance) {}

  /**
   * Depth range and sparse points.
   *
   * @param range near and far for the whole scene
   * @param near the near ends of the views
   * @param far the far ends of the views
   * @param points how many sparse points there are
   * @param pointsPerView sparse points that a view observes; empty if there are none
   */
  public record Depths(
      DepthRange range, Spread near, Spread far, int points, Optional<Spread> pointsPerView) {}

  /**
   * How many views see the same. Some views are taken as targets; rays on a grid are sampled at
   * depths across the target's range, and the views other than the target that have a sample in
   * their image are counted, occlusion aside. A ray counts as seen by the median over its samples.
   *
   * @param targets how many views were taken as targets
   * @param rays how many rays that makes
   * @param viewsPerRay other views that see a ray
   * @param poorlySeen share of rays that fewer than two other views see, 0 to 1
   */
  public record Coverage(int targets, int rays, Spread viewsPerRay, double poorlySeen) {}
}
