/**
 * Depth of source views from their neighbours, before any network looks: a witness of geometry that
 * the aggregator may listen to, that guides samples along rays, and that plain methods splat.
 *
 * <p>Letters: V views, H x W the depth map's rows and columns. Depth maps hold inverse depth, one
 * over z along the view's own axis, in the scene's unit; 0 means unknown.
 */
package dev.lift3d.epipolar.stereo;
