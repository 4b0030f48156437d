/**
 * Correction of operator features before they are blended (Lift3D, Varma et al. 2024, equation 3).
 *
 * <p>A 2D model does not quite agree with itself from view to view. A {@link
 * dev.lift3d.correction.corrector.Corrector} takes what the source views' features say along a ray,
 * with the weights that colours were composited and blended with, and answers the ray's feature.
 * Three of them:
 *
 * <ul>
 *   <li>{@code none}: the colours' weights as they are (equation 2).
 *   <li>{@code agnostic}: the weights of views that disagree with the others are lowered. Its
 *       hundred parameters see statistics across views, not channels, so that it serves operators
 *       of any channel count; its answer lies among the sources' features, so that decoders see
 *       nothing unheard of.
 *   <li>{@code paper}: a residual from two affine layers on 768 channels, as published.
 * </ul>
 *
 * <p>Geometry comes from colours alone and is not touched here.
 *
 * <p>Letters: V source views, R rays, S samples along a ray, C image-feature channels, K = 3 + C
 * colours and image features, D operator-feature channels.
 */
package dev.lift3d.correction.corrector;
