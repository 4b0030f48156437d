/**
 * Segment Anything: image encoders (ViT, TinyViT), prompt encoder, mask decoder, and the automatic
 * mask generator.
 *
 * <p>Letters: B pictures, S x S pixels of the square that encoders see, side x side its cells, C
 * and D channels of the embedding, P prompts, N points of a prompt, M masks of an answer. {@link
 * dev.lift3d.operators.sam.SegmentAnything#open} loads weights; the embedding of {@link
 * dev.lift3d.operators.sam.SamEncoder} can be lifted, and {@link
 * dev.lift3d.operators.sam.SamDecoder} answers {@linkplain dev.lift3d.operators.sam.SamPrompt
 * prompts} in the new view.
 */
package dev.lift3d.operators.sam;
