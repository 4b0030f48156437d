/**
 * Regions of pictures and what is done with many of them: boxes, run lengths, stability,
 * suppression of duplicates, removal of small regions, grids of points and crops. Rules and
 * conventions are those of segment-anything's automatic mask generator.
 *
 * <p>Letters: W x H picture, n points along one side of a grid.
 */
package dev.lift3d.operators.mask;
