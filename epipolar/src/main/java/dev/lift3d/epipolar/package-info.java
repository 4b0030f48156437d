/**
 * From rays to blending weights: source-view choice, epipolar gathering, the image feature network
 * and the IBRNet aggregator.
 */
package dev.lift3d.epipolar;
