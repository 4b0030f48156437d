/**
 * Differentiable Gaussian splatting on the processor, with the semantics of gsplat 1.5.3.
 *
 * <p>N Gaussians with D channels each are projected into a camera of W x H pixels, listed for the
 * tiles of 16 x 16 pixels that they touch, and composited front to back. In: {@link
 * dev.lift3d.grounding.splat.Gaussians}, a {@link dev.lift3d.grounding.splat.SplatView} and {@link
 * dev.lift3d.grounding.splat.SplatSettings}. Out: a {@link
 * dev.lift3d.grounding.splat.SplatPicture}, and on the way back gradients of everything that went
 * in.
 *
 * <p>{@link dev.lift3d.grounding.splat.Rasterizer} has two forms: {@link
 * dev.lift3d.grounding.splat.ReferenceRasterizer} says in doubles what is meant, {@link
 * dev.lift3d.grounding.splat.TiledRasterizer} is used. {@link
 * dev.lift3d.grounding.splat.SplatLayer} puts either into a tensor graph.
 *
 * <p>Letters: N Gaussians, D channels, H x W pixels, K harmonics, P pairs of a tile and a Gaussian.
 * Quaternions are w, x, y, z; covariances are stored as xx, xy, xz, yy, yz, zz. The picture of a
 * pixel is sum_n T_n alpha_n f_n with T_n = prod_{m before n} (1 - alpha_m), alpha = min(limit,
 * opacity exp(-sigma)), sigma = (A dx^2 + C dy^2) / 2 + B dx dy.
 */
package dev.lift3d.grounding.splat;
