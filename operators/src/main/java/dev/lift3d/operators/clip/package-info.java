/**
 * CLIP: pictures and words in one space of vectors.
 *
 * <p>{@link dev.lift3d.operators.clip.ClipModel} runs both towers; {@link
 * dev.lift3d.operators.clip.ClipTokenizer} turns words into the numbers that the text tower takes,
 * by a vocabulary file that the user has; {@link dev.lift3d.operators.clip.ClipOperator} gives a
 * vector for each patch of a picture, or for crops of several sizes, to be lifted; {@link
 * dev.lift3d.operators.clip.Relevancy} asks such vectors for words. Sources: Radford et al. 2021
 * (CLIP), Zhou et al. 2022 (values of the last layer as dense features), Kerr et al. 2023 (LERF).
 */
package dev.lift3d.operators.clip;
