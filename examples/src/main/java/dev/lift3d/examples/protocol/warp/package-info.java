/**
 * Where two pictures show the same point: {@link dev.lift3d.examples.protocol.warp.Correspondences}
 * of a pair, found by depth ({@link dev.lift3d.examples.protocol.warp.DepthWarp}) or by optical
 * flow ({@link dev.lift3d.examples.protocol.warp.FlowWarp}).
 */
package dev.lift3d.examples.protocol.warp;
