package dev.lift3d.correction.matrix;

/**
 * What one ray draws from the sources, by rising view.
 *
 * @param views which view, for each contribution
 * @param pixels u, v in pixels of the view's photograph, for each contribution
 * @param weights shares that sum to 1, for each contribution
 * @param total what the weights summed to before anything was pruned and before dividing
 */
record ContributionRow(short[] views, float[] pixels, float[] weights, float total) {}
