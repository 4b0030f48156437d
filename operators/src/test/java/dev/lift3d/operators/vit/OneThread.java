package dev.lift3d.operators.vit;

import dev.lift3d.core.tensor.TensorEngine;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class's tests with one native thread: tiny networks gain nothing from more, and threads
 * that wait for each other are slow on a busy machine.
 */
public final class OneThread implements BeforeAllCallback, AfterAllCallback {
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
