/**
 * Lifting as one sparse matrix: with fixed cameras and photographs a rendered feature map is a
 * matrix times the stacked texels of the source maps, whatever the operator (Lift3D, equation 2,
 * read as a linear map of the features).
 *
 * <p>What comes in are the blending weights of rendered rays ({@link
 * dev.lift3d.correction.matrix.BlendedRays}). They are kept as {@link
 * dev.lift3d.correction.matrix.LiftingContributions}, which know no operator and can be saved; from
 * them a {@link dev.lift3d.correction.matrix.LiftingMatrix} is made for an operator's texels, and
 * lifts any number of channels without rendering.
 *
 * <pre>{@code
 * TexelGrid grid = TexelGrid.of(sources.features().get(0));
 * LiftingContributions drawn = model.contributions(sources, grid, Pruning.DEFAULT, rays -> {});
 * drawn.write(file); // and, any time later:
 * List<FeatureMap> maps = otherScene.features(LiftingContributions.read(file));
 * FeatureMap features = LiftingMatrix.forMaps(drawn, maps, workers).apply(maps, workers);
 * }</pre>
 *
 * <p>Letters: V source views, R target cells (rows, one ray each), D channels, H x W a map.
 */
package dev.lift3d.correction.matrix;
