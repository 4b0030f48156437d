package dev.lift3d.core.tensor;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Tells the C library to keep the memory that tensors give back (glibc's mallopt(3)).
 *
 * <p>By default glibc returns a freed stretch of a few megabytes to the system at once, and the
 * next tensor of that size pays for every page again: a fifth of a pass over a chunk of rays.
 * Chunks come in equal sizes, so what is kept is what is needed next, and the peak of memory stays
 * what it was.
 */
final class NativeAllocator {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;
  private static final int MEGABYTE = 1 << 20;

  private NativeAllocator() {}

  /** The one call of the C library that is needed. */
  public interface CLibrary extends Library {
    /**
     * Sets a parameter of the allocator.
     *
     * @param parameter which
     * @param value its value
     * @return 1 if it was taken
     */
    int mallopt(int parameter, int value);
  }

  /** Keeps freed memory where the C library is glibc; elsewhere does nothing. */
  static void keepFreedMemory() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      CLibrary library = Native.load("c", CLibrary.class);
      library.mallopt(MMAP_THRESHOLD, 64 * MEGABYTE);
      library.mallopt(TRIM_THRESHOLD, 512 * MEGABYTE);
      // Also keeps the 64 MB stretches in which threads other than the first get their memory.
      library.mallopt(TOP_PAD, 128 * MEGABYTE);
    } catch (UnsatisfiedLinkError e) {
      // Another C library, which has its own ways: slower perhaps, but nothing depends on it.
    }
  }
}
