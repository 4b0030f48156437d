/**
 * How close pictures, depth and labels are to the truth: PSNR, SSIM, depth errors, intersection
 * over union.
 *
 * <p>Images go in as floats; sums are kept in double. In the formulas W and H are an image's width
 * and height and C its channels. Masks have one channel, 1 where a pixel counts.
 */
package dev.lift3d.core.metric;
