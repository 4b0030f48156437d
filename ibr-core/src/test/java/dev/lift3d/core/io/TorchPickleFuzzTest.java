package dev.lift3d.core.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Damages the pickle alone, below the zip's checksums. */
class TorchPickleFuzzTest extends FuzzContract {
  private final SamplePickler.Storage storage = SampleCheckpoints.counting("0", 6);

  @Override
  byte[] sample() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("w", new SamplePickler.Tensor(storage, 0, List.of(3, 2), List.of(1, 3)));
    root.put("p", new SamplePickler.Parameter(SampleCheckpoints.vector(storage)));
    root.put("o", new SamplePickler.Ordered(Map.of("lr", 0.5), Map.of("_metadata", Map.of())));
    root.put("l", List.of(1, 70000, true, "x"));
    return SamplePickler.pickle(root);
  }

  @Override
  byte[] wrap(byte[] content) throws IOException {
    return SampleCheckpoints.zip(content, storage);
  }

  @Override
  Object read(Path path) {
    return TorchCheckpoint.read(path).root();
  }
}
