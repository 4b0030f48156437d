package dev.lift3d.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The largest resident memory of this process, as Linux tells it; empty elsewhere. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private PeakMemory() {}

  /** Starts measuring anew from what is resident now; where that is forbidden, goes on. */
  static void reset() {
    System.gc();
    try {
      Files.writeString(CLEAR, "5");
    } catch (IOException e) {
      // Not Linux, or not allowed: the peak is then that of the whole run, which is no less.
    }
  }

  /** The peak since the last reset, in bytes: VmHWM of proc(5). */
  static OptionalLong bytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
