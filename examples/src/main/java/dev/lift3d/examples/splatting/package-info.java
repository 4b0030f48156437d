/**
 * What {@code lift3d field} and {@code lift3d splat} do: scenes to fields of Gaussians, and fields
 * to pictures.
 */
package dev.lift3d.examples.splatting;
