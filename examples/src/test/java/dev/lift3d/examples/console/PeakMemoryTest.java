package dev.lift3d.examples.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
  @TempDir private Path folder;

  @Test
  void theHighWaterMarkIsRead() throws IOException {
    Path status = Files.writeString(folder.resolve("status"), "VmPeak:\t9 kB\nVmHWM:\t  2048 kB\n");
    assertEquals(OptionalLong.of(2048 * 1024), PeakMemory.residentOf(status));
  }

  @Test
  void whereThereIsNoneNothingIsInvented() throws IOException {
    Path status = Files.writeString(folder.resolve("status"), "VmHWM: much\n");
    assertEquals(OptionalLong.empty(), PeakMemory.residentOf(status));
    assertEquals(OptionalLong.empty(), PeakMemory.residentOf(folder.resolve("absent")));
  }

  @Test
  void thisProcessHasUsedSome() {
    assertTrue(PeakMemory.now().mebibytes() > 0);
    assertEquals("3 MiB of Java heap", new PeakMemory(3 << 20, false).toString());
  }
}
