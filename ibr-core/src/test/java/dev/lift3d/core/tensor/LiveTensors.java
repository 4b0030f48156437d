package dev.lift3d.core.tensor;

import ai.djl.ndarray.BaseNDManager;
import java.lang.reflect.Field;
import java.util.Map;

/** Counts what the tensor engine keeps alive, for tests that prove that nothing leaks. */
public final class LiveTensors {
  private LiveTensors() {}

  /**
   * Tensors, scopes and scripts that some scope of this project still owns.
   *
   * @return how many, over the whole tree of scopes
   */
  public static long count() {
    return count(TensorEngine.root());
  }

  private static long count(BaseNDManager manager) {
    long count = 0;
    for (Object resource : resources(manager).values()) {
      count += 1 + (resource instanceof BaseNDManager inner ? count(inner) : 0);
    }
    return count;
  }

  private static Map<?, ?> resources(BaseNDManager manager) {
    try {
      Field field = BaseNDManager.class.getDeclaredField("resources");
      field.setAccessible(true);
      return (Map<?, ?>) field.get(manager);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("DJL keeps its resources elsewhere now", e);
    }
  }
}
