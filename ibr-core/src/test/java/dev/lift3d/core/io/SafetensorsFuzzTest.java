package dev.lift3d.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

class SafetensorsFuzzTest extends FuzzContract {
  @Override
  byte[] sample() throws IOException {
    Random random = new Random(5);
    Path file = folder.resolve("valid");
    Safetensors.write(
        file,
        Map.of(
            "layer.weight", SampleArrays.random(ElementType.F32, random, 3, 2),
            "layer.mask", SampleArrays.random(ElementType.BOOL, random, 5),
            "scale", SampleArrays.random(ElementType.BF16, random)),
        Map.of("format", "pt"));
    return Files.readAllBytes(file);
  }

  @Override
  Object read(Path path) {
    return Safetensors.read(path);
  }
}
