/**
 * How deep a scene is: near and far for every view, from whatever witness there is.
 *
 * <p>In the order of trust: sparse points, depth maps, a box around the object, the agreement of
 * neighbouring pictures, and at last the cameras alone. All of them give a {@link
 * dev.lift3d.core.scene.depth.SceneDepths}. Depth is z along the camera axis.
 */
package dev.lift3d.core.scene.depth;
