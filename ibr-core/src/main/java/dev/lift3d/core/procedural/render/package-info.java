/**
 * The ray tracer: bodies, lights, a bounding volume hierarchy, shading, tone curve, and the ground
 * truth that comes with each picture.
 *
 * <p>In: a {@link dev.lift3d.core.procedural.render.World} and a camera. Out: colours, depth (z
 * along the camera axis, exact), normals, instance and class ids, as H x W maps. Nothing is
 * allocated for a ray; each thread has its own scratch. Arithmetic is limited to what Java defines
 * bit by bit, and pixels do not depend on one another's order, so that the same world and camera
 * give the same bits on every machine and any number of threads.
 */
package dev.lift3d.core.procedural.render;
