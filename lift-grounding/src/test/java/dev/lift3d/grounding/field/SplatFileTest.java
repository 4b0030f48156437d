package dev.lift3d.grounding.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplatFileTest {
  @TempDir Path folder;

  @Test
  void aRowIsThirtyTwoBytes() throws IOException {
    Gaussians g =
        Gaussians.builder(new float[] {1, -2, 0.5f})
            .scales(new float[] {0.25f, 1, 2})
            .quaternions(new float[] {3, 0, -3, 0}) // of any length
            .opacities(new float[] {0.2f})
            .colours(new float[] {0, 0.4f, 1})
            .build();
    Path file = folder.resolve("g.splat");
    GaussianFiles.write(file, g);
    assertEquals(
        "0000803f000000c00000003f" // position
            + "0000803e0000803f00000040" // scale, no logarithm
            + "0066ff33" // colour and opacity: 0, 102, 255, 51
            + "db802580", // 128 + 128 sqrt(1/2) = 219, 128, 37, 128
        HexFormat.of().formatHex(Files.readAllBytes(file)));
  }

  @Test
  void whatIsWrittenIsReadToAStepOfABytes() {
    Gaussians g = SampleGaussians.random(5, 200, 0).build();
    Path file = folder.resolve("g.splat");
    GaussianFiles.write(file, g);
    Gaussians read = GaussianFiles.read(file);
    assertArrayEquals(g.means(), read.means());
    assertArrayEquals(g.scales(), read.scales());
    assertArrayEquals(g.opacities(), read.opacities(), 0.501f / 255);
    assertArrayEquals(g.baseColours(), read.baseColours(), 0.501f / 255);
    for (int i = 0; i < g.size(); i++) {
      // Each component is off by half a step of 1/128, a whole one where 1 is clamped; an error of
      // the unit quaternion counts twice in the angle, and four add up to twice one.
      double angle = SampleGaussians.angle(g.quaternions(), read.quaternions(), i);
      assertTrue(angle < 2 * 2 * 0.5 / 128 + 2.0 / 128, "angle " + angle);
    }
  }

  @Test
  void aPartOfARowIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("g.splat"), new byte[33]);
    InputException e = assertThrows(InputException.class, () -> GaussianFiles.read(file));
    assertTrue(e.getMessage().contains("33 bytes"), e.getMessage());
  }

  @Test
  void anEmptyFileHoldsNothing() throws IOException {
    assertEquals(0, GaussianFiles.read(Files.createFile(folder.resolve("e.splat"))).size());
  }

  @Test
  void damageIsRefusedOrHarmless() throws IOException {
    Path valid = folder.resolve("valid.splat");
    GaussianFiles.write(valid, SampleGaussians.random(6, 4, 0).build());
    byte[] sample = Files.readAllBytes(valid);
    DamagedFiles damaged =
        new DamagedFiles(folder.resolve("damaged.splat"), sample, SplatFile::read);
    assertEquals(sample.length - 4, damaged.truncations()); // 0, 32, 64 and 96 are whole
    assertTrue(damaged.changes(7, 300) > 20);
  }
}
