/**
 * Point clouds and the PLY grammar they travel in.
 *
 * <p>{@link dev.lift3d.core.cloud.PointClouds} is the way in: a file becomes a {@link
 * dev.lift3d.core.cloud.PointCloud}, N points with what else is known of them. {@link
 * dev.lift3d.core.cloud.Ply} reads and writes any PLY file, for formats that are built on it.
 *
 * <p>Every reader is bounds-checked before it allocates; whatever is broken gives an {@link
 * dev.lift3d.core.InputException} that names file and row. Files are written whole or not at all.
 */
package dev.lift3d.core.cloud;
