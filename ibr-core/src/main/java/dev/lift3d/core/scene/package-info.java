/**
 * Scenes: posed photographs as one value, whatever their files looked like.
 *
 * <p>{@code Scenes.open} looks at a folder and picks the reader. What comes out is always the same:
 * pinhole views with OpenCV axes and half-integer pixel centres, images that are read (and
 * undistorted) when asked for, a depth range, sparse points where there are any.
 */
package dev.lift3d.core.scene;
