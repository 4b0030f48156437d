/**
 * One reader for each way in which posed photographs are kept on disk.
 *
 * <p>Each reader's Javadoc states its format's own rules: the axes, which way the pose goes, where
 * a pixel's centre is. All of them hand over {@link dev.lift3d.core.scene.format.PosedImage}s to a
 * {@link dev.lift3d.core.scene.format.SceneBuilder}, which matches cameras with the images that are
 * really there, takes the lens away and finds the depths. What is wrong in a file is reported with
 * its name and row.
 */
package dev.lift3d.core.scene.format;
