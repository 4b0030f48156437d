package dev.lift3d.examples.protocol.warp;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import java.util.Optional;

/**
 * Follows points by depth: a pixel's point is where its depth puts it, and the other view shows it
 * if its own depth there is the same, up to a tolerance; else something stands in front.
 *
 * @param tolerance the largest difference of depth, as a part of the depth
 */
public record DepthWarp(double tolerance) implements Warp {
  /** Checks the range. */
  public DepthWarp {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "a tolerance of depth lies between 0 and 1, found " + tolerance);
    }
  }

  @Override
  public Optional<Correspondences> between(WarpView at, WarpView other) {
    Correspondences found = Correspondences.none(at, other);
    Camera from = at.camera();
    Camera to = other.camera();
    int width = at.depth().width();
    for (int pixel = 0; pixel < at.depth().data().length; pixel++) {
      float z = at.depth().data()[pixel];
      if (z > 0 && Float.isFinite(z)) {
        Vec3 point = from.unproject(pixel % width + 0.5, pixel / width + 0.5, z);
        Vec3 seen = to.project(point);
        if (to.sees(seen) && isSame(seen, other.depth())) {
          found.put(pixel, seen.x(), seen.y());
        }
      }
    }
    return Optional.of(found);
  }

  private boolean isSame(Vec3 seen, Image depth) {
    int col = Math.min(depth.width() - 1, (int) seen.x());
    int row = Math.min(depth.height() - 1, (int) seen.y());
    float z = depth.at(col, row, 0);
    return z > 0 && Math.abs(seen.z() - z) <= tolerance * z; // false for NaN, too
  }
}
