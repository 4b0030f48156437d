package dev.lift3d.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

class NpyFuzzTest extends FuzzContract {
  @Override
  byte[] sample() throws IOException {
    Path file = folder.resolve("valid");
    Npy.write(file, SampleArrays.random(ElementType.I16, new Random(4), 5, 3, 2));
    return Files.readAllBytes(file);
  }

  @Override
  Object read(Path path) {
    return Npy.read(path);
  }
}
