package dev.lift3d.core.io;

import java.nio.file.Path;
import java.util.List;

class TorchLegacyFuzzTest extends FuzzContract {
  @Override
  byte[] sample() {
    SamplePickler.Storage a = SampleCheckpoints.counting("0", 6);
    SamplePickler.Storage b = SampleCheckpoints.counting("1", 3);
    SamplePickler.Tensor transposed = new SamplePickler.Tensor(a, 0, List.of(3, 2), List.of(1, 3));
    return SampleCheckpoints.legacy(List.of(transposed, SampleCheckpoints.vector(b)), a, b);
  }

  @Override
  Object read(Path path) {
    return TorchCheckpoint.read(path).root();
  }
}
