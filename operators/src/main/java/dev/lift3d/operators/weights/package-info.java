/**
 * Weight files as people have them: Hugging Face safetensors (one file or shards), and state dicts
 * of torch.save with whatever wraps them.
 *
 * <p>{@link dev.lift3d.operators.weights.WeightsFile} reads a file and takes the wrapping off;
 * {@link dev.lift3d.operators.weights.WeightsKind} says what it is; a {@link
 * dev.lift3d.operators.weights.KeyTable} per layout brings its tensors under a network's own names,
 * and refuses a file in which a tensor is missing, unknown or of another shape.
 */
package dev.lift3d.operators.weights;
