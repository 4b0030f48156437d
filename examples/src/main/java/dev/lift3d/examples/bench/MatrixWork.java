package dev.lift3d.examples.bench;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.TensorEngine;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import java.util.SplittableRandom;

/**
 * Large float32 matrix products: what the machine gives at best, beside which others are judged.
 */
final class MatrixWork implements AutoCloseable {
  /** Rows and columns of each matrix. */
  static final int SIZE = 2048;

  /** Multiply-adds of one product. */
  static final double MULTIPLY_ADDS = (double) SIZE * SIZE * SIZE;

  private final TensorScope scope = TensorScope.open();
  private final Workers workers;
  private final NDArray a;
  private final NDArray b;

  MatrixWork(Workers workers) {
    this.workers = workers;
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    a = scope.floats(values, SIZE, SIZE);
    b = scope.floats(values, SIZE, SIZE);
  }

  /** One product for each worker, side by side, with one native thread each. */
  double sideBySide() {
    double[] corners = new double[workers.count()];
    workers.each(worker -> corners[worker] = product());
    return corners[0];
  }

  /** One product with as many native threads as there are workers. */
  double together() {
    int before = TensorEngine.nativeThreads();
    TensorEngine.useNativeThreads(workers.count());
    try {
      return product();
    } finally {
      TensorEngine.useNativeThreads(before);
    }
  }

  private double product() {
    try (TensorScope own = TensorScope.open()) {
      NDArray out = own.handOut(a.matMul(b), own);
      return out.get(0, 0).getFloat();
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
