package dev.lift3d.core.ray;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;

/**
 * Rays of one camera. A direction's z in the camera is 1, so that a sample's parameter along its
 * ray is its depth.
 *
 * @param origin the camera's centre in the world
 * @param directions R x 3, world frame, not of unit length
 */
public record RayBundle(Vec3 origin, double[] directions) {
  /** Checks that directions come in threes. */
  public RayBundle {
    if (directions.length % 3 != 0) {
      throw new IllegalArgumentException(
          "directions come in threes, found " + directions.length + " numbers");
    }
  }

  /**
   * Rays through pixel coordinates.
   *
   * @param camera the target camera
   * @param pixels R x 2, (u, v) each; a pixel's centre is at half-integers
   * @return the rays, in order
   */
  public static RayBundle through(Camera camera, double[] pixels) {
    double[] directions = new double[pixels.length / 2 * 3];
    for (int r = 0; r < pixels.length / 2; r++) {
      put(directions, r, camera.rayDirection(pixels[2 * r], pixels[2 * r + 1]));
    }
    return new RayBundle(camera.pose().centreInWorld(), directions);
  }

  /**
   * Rays through the centres of cells [from, to) of a grid of cells, counted row by row.
   *
   * @param camera the target camera
   * @param grid the cells
   * @param from first cell
   * @param to one past the last cell
   * @return the rays, in order
   */
  public static RayBundle ofCells(Camera camera, CellGrid grid, int from, int to) {
    double[] directions = new double[(to - from) * 3];
    for (int cell = from; cell < to; cell++) {
      put(directions, cell - from, camera.rayDirection(grid.u(cell), grid.v(cell)));
    }
    return new RayBundle(camera.pose().centreInWorld(), directions);
  }

  /**
   * How many rays there are.
   *
   * @return R
   */
  public int count() {
    return directions.length / 3;
  }

  private static void put(double[] directions, int r, Vec3 d) {
    directions[3 * r] = d.x();
    directions[3 * r + 1] = d.y();
    directions[3 * r + 2] = d.z();
  }
}
