/**
 * The ground everything stands on: cameras, scenes, images, tensors, rays, metrics, pictures.
 *
 * <p>Legend of letters, used in every shape comment of this project: V source views, R rays, S
 * samples along a ray, C image-feature channels, D operator-feature channels, H x W a map, N points
 * or Gaussians, M masks, Q query tokens.
 *
 * <p>Conventions: camera axes are OpenCV's (x right, y down, z forward) and poses are kept world to
 * camera, in double. Pixel (col, row) has its centre at (col + 0.5, row + 0.5), the image spans [0,
 * W] x [0, H]. Depth is z along the camera axis, not distance along the ray. Colours are float RGB
 * in [0, 1]. In masks 1 means valid.
 */
package dev.lift3d.core;
