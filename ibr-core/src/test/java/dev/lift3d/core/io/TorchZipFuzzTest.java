package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class TorchZipFuzzTest extends FuzzContract {
  @Override
  byte[] sample() throws IOException {
    SamplePickler.Storage s = SampleCheckpoints.counting("0", 6);
    return SampleCheckpoints.zip(SamplePickler.pickle(Map.of("w", SampleCheckpoints.vector(s))), s);
  }

  @Override
  Object read(Path path) {
    return TorchCheckpoint.read(path).root();
  }

  /** Everything in the zip has a checksum. */
  @Override
  void checkSurvivor(Object original, Object survivor) {
    assertEquals(original, survivor);
  }
}
