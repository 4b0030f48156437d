/**
 * Cameras: intrinsics, poses, lenses, projection, and paths of cameras.
 *
 * <p>OpenCV axes (x right, y down, z forward), poses world to camera in double, pixel centres at
 * half-integers. A frame is part of a name: {@code worldToCamera}, {@code centreInWorld}.
 */
package dev.lift3d.core.geometry;
