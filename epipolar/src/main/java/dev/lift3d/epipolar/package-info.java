/**
 * From rays to blending weights.
 *
 * <p>{@link dev.lift3d.epipolar.SourceViewSelector} chooses source views for a target camera;
 * {@link dev.lift3d.epipolar.FeatureNetwork} turns each into a map of image features; {@link
 * dev.lift3d.epipolar.EpipolarGather} projects the samples of rays into the source views and
 * fetches colours, features and viewing differences there; {@link dev.lift3d.epipolar.Aggregator}
 * looks at what the views say and answers with a density and blending weights for each sample;
 * {@link dev.lift3d.epipolar.Compositor} sums the samples of a ray.
 *
 * <p>Letters: V source views, R rays, S samples along a ray, C image-feature channels, E numbers
 * that compare a view with the target, H x W a map. Gathered tensors are (R, S, V, C), maps on the
 * host are channels last, maps in the network channels first.
 *
 * <p>Two sets of conventions exist, chosen by {@link dev.lift3d.epipolar.Conventions}: the original
 * implementation's, for its checkpoints, and the corrected ones that this project trains with.
 */
package dev.lift3d.epipolar;
