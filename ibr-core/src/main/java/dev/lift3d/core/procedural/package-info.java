/**
 * Ray-traced scenes with exact ground truth, from a seed.
 *
 * <p>{@link dev.lift3d.core.procedural.ProceduralCapture} is the way in: it takes a {@link
 * dev.lift3d.core.procedural.CaptureSettings seed, kind and image size} and gives posed
 * photographs, as a {@link dev.lift3d.core.scene.Scene} or with depth, normals, instance and class
 * ids. {@link dev.lift3d.core.procedural.ProceduralScene} is the place alone, to be rendered from
 * any camera.
 *
 * <p>The same seed gives the same pixels on every machine and any number of threads. Metres, z up.
 */
package dev.lift3d.core.procedural;
