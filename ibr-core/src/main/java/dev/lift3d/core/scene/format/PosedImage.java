package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One image as a file describes it, before its picture has been looked at.
 *
 * @param name the image's name in its scene
 * @param picture the picture's file
 * @param place where the description stands
 * @param camera the camera, lens included
 * @param extras what else is known
 */
record PosedImage(String name, Path picture, Place place, RawCamera camera, Extras extras) {
  /**
   * A camera with its lens.
   *
   * @param intrinsics apply after the lens; their size is the one the file speaks of
   * @param lens the lens
   * @param pose world to camera
   */
  record RawCamera(Intrinsics intrinsics, Lens lens, Pose pose) {}

  /**
   * What some formats add to an image.
   *
   * @param depth the depth map
   * @param mask the mask's file
   * @param range near and far
   */
  record Extras(Optional<DepthFile> depth, Optional<Path> mask, Optional<DepthRange> range) {
    static final Extras NONE = new Extras(Optional.empty(), Optional.empty(), Optional.empty());

    Extras withDepth(DepthFile file) {
      return new Extras(Optional.of(file), mask, range);
    }

    Extras withMask(Path file) {
      return new Extras(depth, Optional.of(file), range);
    }

    Extras withRange(DepthRange r) {
      return new Extras(depth, mask, Optional.of(r));
    }
  }

  /**
   * A 16-bit depth map.
   *
   * @param file the PNG
   * @param unit what one integer step is worth in the scene's unit
   * @param camera the depth camera's intrinsics where they differ from the picture's
   */
  record DepthFile(Path file, double unit, Optional<Intrinsics> camera) {}

  PosedImage with(Extras more) {
    return new PosedImage(name, picture, place, camera, more);
  }
}
