package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;

/** The original's loss of one pass. */
final class OriginalLoss {
  private OriginalLoss() {}

  /** Sum of squared differences over the rays in the mask, by three times their number. */
  static NDArray of(NDArray colour, NDArray truth, NDArray mask) {
    NDArray squares = colour.sub(truth).square().mul(mask.expandDims(1));
    return squares.sum().div(mask.sum().mul(3).add(1e-6f));
  }
}
