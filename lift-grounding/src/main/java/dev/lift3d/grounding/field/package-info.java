/**
 * Gaussian fields and the files they travel in: 3DGS PLY, {@code .splat}, SPZ, safetensors.
 *
 * <p>{@link dev.lift3d.grounding.field.Gaussians} is the value, {@link
 * dev.lift3d.grounding.field.GaussianFiles} the way in and out. Letters: N Gaussians, K = (degree +
 * 1)^2 coefficients of spherical harmonics, D features. In memory scales are lengths and opacities
 * shares; logarithms and logits are matters of files. Quaternions are w, x, y, z.
 */
package dev.lift3d.grounding.field;
