package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class NpzFuzzTest extends FuzzContract {
  @Override
  byte[] sample() throws IOException {
    return SampleZips.deflated(3);
  }

  /** The values alone: names have no checksum. */
  @Override
  Object read(Path path) {
    return new ArrayList<>(Npz.read(path).values());
  }

  @Override
  void checkSurvivor(Object original, Object survivor) {
    List<?> left = (List<?>) survivor;
    if (left.size() == ((List<?>) original).size()) {
      assertEquals(original, survivor);
    }
  }
}
