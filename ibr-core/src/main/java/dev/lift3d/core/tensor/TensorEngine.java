package dev.lift3d.core.tensor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The one place where the native engine starts: offline, and with settings this project relies on.
 *
 * <p>DJL reads its settings when it is first touched, so everything in this project that needs a
 * tensor comes through here.
 */
public final class TensorEngine {
  private TensorEngine() {}

  /**
   * Starts the engine if it has not been started; cheap afterwards.
   *
   * @throws IllegalStateException if the native library cannot be loaded
   */
  public static void start() {
    Holder.ROOT.getDevice();
  }

  /**
   * The engine's name and version, for reports.
   *
   * @return for example "PyTorch 2.7.1"
   */
  public static String description() {
    start();
    Engine engine = Engine.getEngine("PyTorch");
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /**
   * How many threads one native call of this thread may use.
   *
   * @param threads at least 1
   */
  public static void useNativeThreads(int threads) {
    start();
    JniUtils.setNumThreads(threads);
  }

  /**
   * How many threads one native call of this thread may use.
   *
   * @return the number of threads
   */
  public static int nativeThreads() {
    start();
    return JniUtils.getNumThreads();
  }

  /**
   * Restarts the random numbers that loaded networks draw on the CPU. There is one stream for all
   * threads: two networks that draw side by side share it.
   *
   * @param seed any number
   */
  public static void restartRandom(int seed) {
    start();
    Engine.getEngine("PyTorch").setRandomSeed(seed);
  }

  static PtNDManager root() {
    return Holder.ROOT;
  }

  private static final class Holder {
    private static final PtNDManager ROOT = open();

    private static PtNDManager open() {
      // Without this the first touch probes the network, and a missing native would be downloaded.
      System.setProperty("ai.djl.offline", "true");
      // Profiling executors re-specialise for every new chunk size; chunks come in many sizes.
      System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
      NativeAllocator.keepFreedMemory();
      Engine engine;
      try {
        engine = Engine.getEngine("PyTorch");
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "the native tensor library cannot be loaded: " + e.getMessage(), e);
      }
      NDManager manager = engine.newBaseManager();
      manager.setName("lift3d");
      JniUtils.setGraphExecutorOptimize(false);
      return (PtNDManager) manager;
    }
  }
}
