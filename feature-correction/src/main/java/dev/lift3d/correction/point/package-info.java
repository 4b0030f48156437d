/**
 * Features on points and voxels: what source views, or lifted target views, say about places in the
 * world, averaged so that a view that sees something else does not spoil it.
 *
 * <p>Two ways in: {@link dev.lift3d.correction.point.PointLift} looks up points in the source views
 * that see them; {@link dev.lift3d.correction.point.PointMeans} gathers the cells of lifted views
 * where their rays end. Out comes {@link dev.lift3d.correction.point.LiftedPoints}.
 *
 * <p>Letters: N points, V views, D channels.
 */
package dev.lift3d.correction.point;
