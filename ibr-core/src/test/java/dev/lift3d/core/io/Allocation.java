package dev.lift3d.core.io;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much heap a piece of work asks for. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** The bytes allocated so far by this thread, whether still in use or not. */
  static long byThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
