package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Reverse-mode differentiation on the calling thread.
 *
 * <p>A graph can be cut at a leaf and continued later: run part A to {@code x}, make {@link
 * #leaf}{@code (x)}, run part B and its {@link #backward(NDArray)}, take the leaf's {@link
 * #gradient}, then {@link #backward(NDArray, NDArray)} on {@code x} with it.
 */
public final class Gradients {
  private Gradients() {}

  /** A gradient mode that ends when closed. */
  public static final class Mode implements AutoCloseable {
    private final boolean before;

    private Mode(boolean recording) {
      before = JniUtils.isGradMode();
      JniUtils.setGradMode(recording);
    }

    @Override
    public void close() {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Records operations on the calling thread until closed.
   *
   * @return the mode, to be closed on the same thread
   */
  public static Mode recorded() {
    TensorEngine.start();
    return new Mode(true);
  }

  /**
   * Records nothing on the calling thread until closed: for inference.
   *
   * @return the mode, to be closed on the same thread
   */
  public static Mode unrecorded() {
    TensorEngine.start();
    return new Mode(false);
  }

  /**
   * A tensor on the same memory that starts a graph of its own and collects a gradient.
   *
   * @param array any float tensor
   * @return the leaf; belongs to the same scope
   */
  public static NDArray leaf(NDArray array) {
    NDArray leaf = array.stopGradient();
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /**
   * Differentiates a scalar; gradients add up in the leaves.
   *
   * @param loss a tensor of one element
   */
  public static void backward(NDArray loss) {
    try (NDArray one = loss.getManager().ones(loss.getShape())) {
      backward(loss, one);
    }
  }

  /**
   * Continues differentiation through y with a gradient that is already known.
   *
   * @param y a tensor with a graph behind it
   * @param gradient d loss / d y, of y's shape
   */
  public static void backward(NDArray y, NDArray gradient) {
    JniUtils.backward((PtNDArray) y, (PtNDArray) gradient, false, false);
  }

  /**
   * What {@link #backward} has collected in a leaf.
   *
   * @param leaf a leaf
   * @param scope the scope that owns the answer
   * @return the gradient, or zeros if none has arrived
   */
  public static NDArray gradient(NDArray leaf, TensorScope scope) {
    PtNDArray found = JniUtils.getGradient((PtNDArray) leaf);
    if (found == null) {
      return scope.manager().zeros(leaf.getShape(), leaf.getDataType());
    }
    found.attach(scope.manager());
    return found;
  }

  /**
   * Forgets what a leaf has collected.
   *
   * @param leaf a leaf
   */
  public static void forget(NDArray leaf) {
    JniUtils.zeroGrad((PtNDArray) leaf);
  }
}
