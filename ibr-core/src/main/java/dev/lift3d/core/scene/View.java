package dev.lift3d.core.scene;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One posed photograph. Pixels are read when asked for and are not kept.
 *
 * @param name the image's name in its scene, without folder
 * @param camera the (undistorted) pinhole camera, at the photograph's full size
 * @param photograph reads the undistorted picture: H x W x 3, RGB in [0, 1]
 * @param depth reads the depth map, H x W x 1 in scene units, 0 = no value, where the scene has one
 * @param mask reads the mask, H x W x 1, 1 = object, where the scene has one
 * @param depthRange what this view sees, where it is known better than for the whole scene
 */
public record View(
    String name,
    Camera camera,
    Supplier<Image> photograph,
    Optional<Supplier<Image>> depth,
    Optional<Supplier<Image>> mask,
    Optional<DepthRange> depthRange) {
  /** Checks that nothing is null. */
  public View {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(photograph, "photograph");
    Objects.requireNonNull(depth, "depth");
    Objects.requireNonNull(mask, "mask");
    Objects.requireNonNull(depthRange, "depthRange");
  }

  /**
   * A view that has colours only.
   *
   * @param name the image's name
   * @param camera the pinhole camera
   * @param photograph reads the picture
   * @return the view
   */
  public static View of(String name, Camera camera, Supplier<Image> photograph) {
    return new View(name, camera, photograph, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * This view with a depth map.
   *
   * @param reader reads H x W x 1, 0 = no value
   * @return the new view
   */
  public View withDepth(Supplier<Image> reader) {
    return new View(name, camera, photograph, Optional.of(reader), mask, depthRange);
  }

  /**
   * This view with a mask.
   *
   * @param reader reads H x W x 1, 1 = object
   * @return the new view
   */
  public View withMask(Supplier<Image> reader) {
    return new View(name, camera, photograph, depth, Optional.of(reader), depthRange);
  }

  /**
   * This view with its own depth range.
   *
   * @param range what this view sees
   * @return the new view
   */
  public View withDepthRange(DepthRange range) {
    return new View(name, camera, photograph, depth, mask, Optional.of(range));
  }
}
