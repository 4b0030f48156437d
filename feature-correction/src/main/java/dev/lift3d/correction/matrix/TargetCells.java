package dev.lift3d.correction.matrix;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.RayBundle;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a feature map as a camera would see it: the rows of a lifting matrix.
 *
 * @param camera the target camera, at the size of the image that an encoder would see
 * @param grid the cells
 */
public record TargetCells(Camera camera, TexelGrid grid) {
  /** Checks that the camera has the image's size. */
  public TargetCells {
    if (camera.intrinsics().width() != grid.cells().imageWidth()
        || camera.intrinsics().height() != grid.cells().imageHeight()) {
      throw new IllegalArgumentException(
          "cells of an image of "
              + grid.cells().imageWidth()
              + " x "
              + grid.cells().imageHeight()
              + " pixels for a camera of "
              + camera.intrinsics().width()
              + " x "
              + camera.intrinsics().height());
    }
  }

  /**
   * The cells that a camera of any size sees.
   *
   * @param camera the target camera
   * @param grid the cells
   * @return the cells, with the camera at their image's size
   */
  public static TargetCells of(Camera camera, TexelGrid grid) {
    return new TargetCells(
        camera.resized(grid.cells().imageWidth(), grid.cells().imageHeight()), grid);
  }

  /**
   * How many cells there are.
   *
   * @return R
   */
  public int count() {
    return grid.count();
  }

  /**
   * Rays through the centres of cells [from, to), counted row by row.
   *
   * @param from first cell
   * @param to one past the last cell
   * @return the rays, in order
   */
  public RayBundle rays(int from, int to) {
    return RayBundle.ofCells(camera, grid.centres(), from, to);
  }

  /**
   * Where the cells' rays end.
   *
   * @param depths R, z along the camera's axis
   * @return R points in the world
   */
  public List<Vec3> points(float[] depths) {
    List<Vec3> points = new ArrayList<>(depths.length);
    for (int cell = 0; cell < depths.length; cell++) {
      points.add(camera.unproject(grid.centres().u(cell), grid.centres().v(cell), depths[cell]));
    }
    return points;
  }
}
