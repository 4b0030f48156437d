/**
 * From posed depth to a field of Gaussians that lie on the surfaces it shows.
 *
 * <p>{@link dev.lift3d.grounding.surface.PosedDepth} is a view with depth, measured or rendered;
 * {@link dev.lift3d.grounding.surface.SurfaceField} checks views against each other, merges what
 * they agree on in voxels, gives each point the shape of its neighbourhood and, if wanted, lifted
 * features. {@link dev.lift3d.grounding.surface.PhotometricRefinement} lets it follow the
 * photographs more closely.
 *
 * <p>Letters: N points, D feature channels, H x W pixels; lengths in scene units.
 */
package dev.lift3d.grounding.surface;
