package dev.lift3d.operators.vit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.operators.weights.MatchedWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack of transformer blocks with their weights. Tokens are (B, T, D) tensors; results belong to
 * their scope. May be run from several threads at once.
 */
public final class TransformerBlocks implements AutoCloseable {
  private final BlockShape shape;
  private final CompiledScript script;
  private final List<ParameterSet> parameters;

  private TransformerBlocks(
      BlockShape shape, CompiledScript script, List<ParameterSet> parameters) {
    this.shape = shape;
    this.script = script;
    this.parameters = parameters;
  }

  /**
   * The parameters of a stack.
   *
   * @param shape what the blocks look like
   * @param prefix what their names start with, "" or {@code "visual."}
   * @param depth how many blocks
   * @return names and shapes, {@code prefix + "blocks.0.norm1.weight"} and so on
   */
  public static List<ParameterSpec> specs(BlockShape shape, String prefix, int depth) {
    List<ParameterSpec> block = BlockScript.write(shape).parameters();
    List<ParameterSpec> all = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      for (ParameterSpec spec : block) {
        all.add(new ParameterSpec(name(prefix, i) + spec.name(), spec.initial(), spec.shape()));
      }
    }
    return all;
  }

  private static String name(String prefix, int block) {
    return prefix + "blocks." + block + ".";
  }

  /**
   * Loads a stack.
   *
   * @param shape what the blocks look like
   * @param prefix what their names start with
   * @param depth how many blocks
   * @param weights holds at least {@link #specs}
   * @return the stack, to be closed by the caller
   */
  public static TransformerBlocks load(
      BlockShape shape, String prefix, int depth, MatchedWeights weights) {
    NetworkScript net = BlockScript.write(shape);
    TransformerBlocks blocks = new TransformerBlocks(shape, net.compile(), new ArrayList<>());
    try {
      for (int i = 0; i < depth; i++) {
        blocks.parameters.add(weights.parameters(name(prefix, i), net.parameters()));
      }
      return blocks;
    } catch (RuntimeException e) {
      blocks.close();
      throw e;
    }
  }

  /**
   * What the blocks look like.
   *
   * @return their shape
   */
  public BlockShape shape() {
    return shape;
  }

  /**
   * How many blocks there are.
   *
   * @return the depth
   */
  public int depth() {
    return parameters.size();
  }

  /**
   * Runs one block.
   *
   * @param block from 0
   * @param x (B, T, D)
   * @param rotation for rotary blocks cos and sin, (T, D / H) each; else nothing
   * @return (B, T, D)
   */
  public NDArray block(int block, NDArray x, NDArray... rotation) {
    return call("block", block, x, rotation).head();
  }

  /**
   * Queries, keys and values of a block before any rotation, heads one after the other, and what
   * the attention would give if every token attended to itself alone.
   *
   * @param block from 0
   * @param x what enters the block
   * @return four (B, T, D) tensors
   */
  public NDList facets(int block, NDArray x) {
    return call("facets", block, x);
  }

  /**
   * How much each token attends to each.
   *
   * @param block from 0
   * @param x what enters the block
   * @param rotation as for {@link #block}
   * @return (B, H, T, T), rows of sum 1
   */
  public NDArray attention(int block, NDArray x, NDArray... rotation) {
    return call("attention", block, x, rotation).head();
  }

  private NDList call(String method, int block, NDArray x, NDArray... rotation) {
    NDArray[] arguments = new NDArray[rotation.length + 1];
    arguments[0] = x;
    System.arraycopy(rotation, 0, arguments, 1, rotation.length);
    return script.call(method, parameters.get(block).tensors(), arguments);
  }

  @Override
  public void close() {
    parameters.forEach(ParameterSet::close);
    script.close();
  }
}
