/**
 * Pictures of what cannot be seen: features, depth, labels, errors, cameras; and how to lay them
 * side by side.
 *
 * <p>H x W a map, D feature channels. Everything returns an H x W x 3 image in [0, 1]. Colours are
 * fixed once and hold for every frame of a video.
 */
package dev.lift3d.core.picture;
