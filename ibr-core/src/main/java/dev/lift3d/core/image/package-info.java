/**
 * Pictures in memory and on disk: reading, writing, resizing, 16-bit depth, GIF sequences.
 *
 * <p>The only package that knows ImageIO and Commons Imaging. Images are rows of interleaved floats
 * (H, W, C).
 */
package dev.lift3d.core.image;
