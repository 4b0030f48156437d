/**
 * The lifting model: posed photographs and any 2D encoder in, features of any camera out.
 *
 * <p>A scene is prepared once ({@link dev.lift3d.correction.LiftingModel#prepare}): every source
 * view is encoded, by the image feature network and by the operator. Then any camera is rendered in
 * two passes. A newcomer reads {@link dev.lift3d.correction.RayRenderer} first: one method, one
 * line a stage, from rays to features.
 *
 * <p>Letters: V source views, R rays, S samples along a ray, C image-feature channels, D
 * operator-feature channels, H x W a map.
 */
package dev.lift3d.correction;
