/**
 * Lifting a 2D model along a path of cameras: what is opened for it ({@link
 * dev.lift3d.examples.lifting.LiftSession}), which cameras are rendered ({@link
 * dev.lift3d.examples.lifting.TargetPlan}), the work itself ({@link
 * dev.lift3d.examples.lifting.LiftJob}) and the files it leaves ({@link
 * dev.lift3d.examples.lifting.FrameFiles}). Knows nothing of the command line.
 */
package dev.lift3d.examples.lifting;
