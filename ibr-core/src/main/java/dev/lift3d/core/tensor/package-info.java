/**
 * The only package that touches the raw tensor engine.
 *
 * <p>Tensors are DJL's {@link ai.djl.ndarray.NDArray}; what DJL lacks or does dangerously is here:
 * {@link dev.lift3d.core.tensor.TensorScope} owns native memory, {@link
 * dev.lift3d.core.tensor.NetworkScript} writes TorchScript from Java and {@link
 * dev.lift3d.core.tensor.CompiledScript} calls it with gradients, {@link
 * dev.lift3d.core.tensor.ParameterSet} holds what is trained and {@link
 * dev.lift3d.core.tensor.AdamW} trains it, {@link dev.lift3d.core.tensor.TorchModule} runs a
 * network that others saved, {@link dev.lift3d.core.tensor.Workers} runs chunks side by side with
 * one native thread each.
 *
 * <p>Three of DJL's habits decide the shape of this package. A result belongs to the manager of the
 * first operand, so the first argument of every call must live in the caller's scope. Gradient mode
 * is a thread's own and on by default in new threads. Casts and copies through DJL cut the gradient
 * without a word, so they are not used anywhere else.
 */
package dev.lift3d.core.tensor;
