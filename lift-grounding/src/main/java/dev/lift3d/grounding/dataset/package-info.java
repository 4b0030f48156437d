/**
 * Posed RGB-D scenes with objects and sentences about them, whoever made them: ScanNet-style
 * folders with annotations of ScanRefer, ReferIt3D or Locate-3D, and the folders that {@code
 * dev.lift3d.grounding.world} makes.
 *
 * <p>{@link dev.lift3d.grounding.dataset.GroundingScenes} opens a folder, {@link
 * dev.lift3d.grounding.dataset.SentenceFiles} a file of sentences, {@link
 * dev.lift3d.grounding.dataset.GroundingFolder} writes the layout.
 *
 * <p>Objects are counted from 0, as ScanNet's {@code objectId}; -1 is no object. In stored masks
 * they are counted from 1, as ScanNet's {@code instance-filt}, and 0 is no object.
 */
package dev.lift3d.grounding.dataset;
