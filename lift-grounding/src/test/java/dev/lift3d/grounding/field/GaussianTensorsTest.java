package dev.lift3d.grounding.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GaussianTensorsTest {
  @TempDir Path folder;

  private static Gaussians sample() {
    return SampleGaussians.random(9, 6, 2)
        .features(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
        .instances(new int[] {0, 0, -1, 1, 1, 2})
        .build();
  }

  @Test
  void everythingComesBackExactly() {
    Gaussians g = sample();
    Path file = folder.resolve("g.safetensors");
    GaussianFiles.write(file, g);
    Gaussians read = GaussianFiles.read(file);
    assertArrayEquals(g.means(), read.means());
    assertArrayEquals(g.scales(), read.scales());
    assertArrayEquals(g.quaternions(), read.quaternions());
    assertArrayEquals(g.opacities(), read.opacities());
    assertArrayEquals(g.harmonics(), read.harmonics());
    assertEquals(2, read.degree());
    assertEquals(2, read.featureChannels());
    assertArrayEquals(g.features().orElseThrow(), read.features().orElseThrow());
    assertArrayEquals(g.instances().orElseThrow(), read.instances().orElseThrow());
  }

  private void refused(String name, HostArray array, String expected) {
    Path file = folder.resolve("g.safetensors");
    GaussianFiles.write(file, sample());
    Map<String, HostArray> tensors = new LinkedHashMap<>(Safetensors.read(file).tensors());
    if (array == null) {
      tensors.remove(name);
    } else {
      tensors.put(name, array);
    }
    Path changed = folder.resolve("changed.safetensors");
    Safetensors.write(changed, tensors, Map.of());
    InputException e = assertThrows(InputException.class, () -> GaussianFiles.read(changed));
    assertTrue(e.getMessage().startsWith(changed.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    refused("means", HostArray.ofFloats(new float[18], 18), "must have shape [?, 3]");
    refused("means", null, "has no tensor 'means'");
    refused("scales", HostArray.ofFloats(new float[15], 5, 3), "tensor scales");
    refused("sh", HostArray.ofFloats(new float[6 * 2 * 3], 6, 2, 3), "tensor sh");
    refused("features", HostArray.ofFloats(new float[6], 6), "tensor features");
    refused("instances", HostArray.ofDoubles(new double[] {.5, 0, 0, 0, 0, 0}, 6), "instances");
    refused("opacities", HostArray.ofFloats(new float[] {2, 0, 0, 0, 0, 0}, 6), "Gaussian 1");
  }

  @Test
  void aNameThatSaysNoFormatIsRefused() {
    InputException e =
        assertThrows(
            InputException.class, () -> GaussianFiles.write(folder.resolve("g.obj"), sample()));
    assertTrue(e.getMessage().contains(".ply, .splat, .spz, .safetensors"), e.getMessage());
  }

  @Test
  void damageIsRefusedOrHarmless() throws IOException {
    Path valid = folder.resolve("valid.safetensors");
    GaussianFiles.write(valid, sample());
    byte[] sample = Files.readAllBytes(valid);
    DamagedFiles damaged =
        new DamagedFiles(folder.resolve("damaged.safetensors"), sample, GaussianTensors::read);
    assertEquals(sample.length, damaged.truncations());
    assertTrue(damaged.changes(11, 500) > 100);
  }
}
