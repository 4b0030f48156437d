package dev.lift3d.operators.network;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;

/** A network in a file. It may be run from several threads at once. */
public interface Network extends AutoCloseable {
  /**
   * Runs the network.
   *
   * @param inputs its inputs in order, float32
   * @return its only output, or the first of several
   * @throws InputException if the network does not take these inputs, or gives no float32 array
   */
  HostArray run(HostArray... inputs);

  /** Releases native memory; closing twice does no harm. */
  @Override
  void close();
}
