package dev.lift3d.examples.console;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory this process has had at once: what the system says of the whole process (Linux:
 * {@code VmHWM}, native tensors included), else the sum of the Java heap's peaks.
 *
 * @param bytes the peak
 * @param resident true for the whole process, false for the Java heap alone
 */
public record PeakMemory(long bytes, boolean resident) {
  private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d{1,15}) kB");

  /**
   * The peak so far.
   *
   * @return of this process
   */
  public static PeakMemory now() {
    OptionalLong resident = residentOf(Path.of("/proc/self/status"));
    return resident.isPresent()
        ? new PeakMemory(resident.getAsLong(), true)
        : new PeakMemory(heap(), false);
  }

  /** Reads the high-water mark of a process; empty where there is no such file. */
  static OptionalLong residentOf(Path status) {
    try {
      List<String> lines = Files.readAllLines(status);
      for (String line : lines) {
        Matcher mark = HIGH_WATER_MARK.matcher(line);
        if (mark.matches()) {
          return OptionalLong.of(1024 * Long.parseLong(mark.group(1)));
        }
      }
    } catch (IOException e) {
      return OptionalLong.empty(); // not Linux
    }
    return OptionalLong.empty();
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /**
   * The peak in units people use.
   *
   * @return mebibytes, rounded
   */
  public long mebibytes() {
    return Math.round(bytes / (double) (1 << 20));
  }

  /** As printed: "812 MiB" or "512 MiB of Java heap". */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d MiB%s", mebibytes(), resident ? "" : " of Java heap");
  }
}
