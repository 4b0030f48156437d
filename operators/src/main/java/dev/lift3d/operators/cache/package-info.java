/**
 * Features kept on disk from one run to the next.
 *
 * <p>{@link dev.lift3d.operators.cache.EncoderCache} is a folder of bounded size; {@link
 * dev.lift3d.operators.cache.CachedOperator} asks it before it encodes. A feature map is found by
 * the hash of the picture and of the operator's {@linkplain
 * dev.lift3d.operators.Operator#identity() identity}, and comes back bit by bit. A file that was
 * cut short or damaged is noticed by its checksum, and made anew.
 */
package dev.lift3d.operators.cache;
