/**
 * Array files: npy, npz, safetensors, and the tensors inside PyTorch checkpoints.
 *
 * <p>Every reader is bounds-checked before it allocates: a damaged or hostile file gives an {@link
 * dev.lift3d.core.InputException} that names it, never an exhausted heap. Writers write whole files
 * or none.
 */
package dev.lift3d.core.io;
