package dev.lift3d.grounding.surface;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How surfaces are found in posed depth.
 *
 * @param voxel edge of the cubes in which points are merged, a length; empty for one and a half
 *     times what a middling pixel covers
 * @param most points at most; an automatic voxel grows until there are no more
 * @param tolerance part of its depth by which two views may differ on a point
 * @param confirmations other views that must see a point where this one does
 * @param neighbours points, itself included, that give a point its shape
 */
public record SurfaceSettings(
    OptionalDouble voxel, int most, double tolerance, int confirmations, int neighbours) {
  /** For depth that a sensor measured: what no other view sees is believed. */
  public static final SurfaceSettings MEASURED =
      new SurfaceSettings(OptionalDouble.empty(), 400_000, 0.03, 0, 12);

  /** For rendered depth: what no other view sees is not believed. */
  public static final SurfaceSettings RENDERED =
      new SurfaceSettings(OptionalDouble.empty(), 400_000, 0.03, 1, 12);

  /** Checks the ranges. */
  public SurfaceSettings {
    Objects.requireNonNull(voxel, "voxel");
    if (voxel.isPresent() && !(voxel.getAsDouble() > 0 && Double.isFinite(voxel.getAsDouble()))) {
      throw new IllegalArgumentException("a voxel needs a positive size, found " + voxel);
    }
    if (most < 1 || !(tolerance > 0 && tolerance < 1) || confirmations < 0 || neighbours < 4) {
      throw new IllegalArgumentException(
          "expected at least 1 point, a tolerance in (0, 1), no negative confirmations and 4"
              + " neighbours, found "
              + (most + ", " + tolerance + ", " + confirmations + ", " + neighbours));
    }
  }

  /**
   * The same with voxels of a given size.
   *
   * @param size edge, a length
   * @return the settings
   */
  public SurfaceSettings withVoxel(double size) {
    return new SurfaceSettings(OptionalDouble.of(size), most, tolerance, confirmations, neighbours);
  }

  /**
   * The same with another limit.
   *
   * @param points at most, where the voxel is automatic
   * @return the settings
   */
  public SurfaceSettings withMost(int points) {
    return new SurfaceSettings(voxel, points, tolerance, confirmations, neighbours);
  }
}
