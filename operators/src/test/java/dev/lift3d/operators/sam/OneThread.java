package dev.lift3d.operators.sam;

import dev.lift3d.core.tensor.TensorEngine;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class's native calls on one thread: on a busy machine tiny networks would wait for their
 * other threads a hundred times as long as they compute.
 */
final class OneThread implements BeforeAllCallback, AfterAllCallback {
  private int before;

  @Override
  public void beforeAll(ExtensionContext context) {
    before = TensorEngine.nativeThreads();
    TensorEngine.useNativeThreads(1);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TensorEngine.useNativeThreads(before);
  }
}
