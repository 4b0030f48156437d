package dev.lift3d.grounding.field;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.cloud.Ply;
import dev.lift3d.core.cloud.PlyEncoding;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianPlyTest {
  @TempDir Path folder;

  /** The authors' property list and channel-major rest, written out by hand. */
  @Test
  void theBytesAreThoseOfTheAuthorsFiles() throws IOException {
    float[] harmonics = new float[12]; // coefficient-major in memory: (K, 3)
    for (int i = 0; i < 12; i++) {
      harmonics[i] = i;
    }
    Gaussians g =
        Gaussians.builder(new float[] {1, -2, 3.5f})
            .quaternions(new float[] {0.5f, 0.5f, -0.5f, 0.25f})
            .scales(new float[] {1, 1, 1})
            .opacities(new float[] {0.5f})
            .harmonics(harmonics, 1)
            .build();
    Path file = folder.resolve("g.ply");
    GaussianFiles.write(file, g);
    StringBuilder header =
        new StringBuilder("ply\nformat binary_little_endian 1.0\nelement vertex 1\n");
    String rest =
        "f_rest_0 f_rest_1 f_rest_2 f_rest_3 f_rest_4 f_rest_5 f_rest_6 f_rest_7 f_rest_8";
    String names =
        "x y z nx ny nz f_dc_0 f_dc_1 f_dc_2 "
            + rest
            + " opacity scale_0 scale_1 scale_2 rot_0 rot_1 rot_2 rot_3";
    for (String name : names.split(" ")) {
      header.append("property float ").append(name).append('\n');
    }
    byte[] head = header.append("end_header\n").toString().getBytes(US_ASCII);
    float[] row = {
      1, -2, 3.5f, 0, 0, 0, 0, 1, 2, // x y z, normal, dc
      3, 6, 9, 4, 7, 10, 5, 8, 11, // rest: red, green, blue
      0, 0, 0, 0, 0.5f, 0.5f, -0.5f, 0.25f // logit(1/2), log(1), rotation
    };
    ByteBuffer expected =
        ByteBuffer.allocate(head.length + 4 * row.length).order(ByteOrder.LITTLE_ENDIAN).put(head);
    for (float v : row) {
      expected.putFloat(v);
    }
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whatIsWrittenIsReadToRounding(int degree) {
    Gaussians g = SampleGaussians.random(2, 100, degree).build();
    Path file = folder.resolve("g.ply");
    GaussianFiles.write(file, g);
    Gaussians read = GaussianFiles.read(file);
    assertEquals(degree, read.degree());
    assertArrayEquals(g.means(), read.means());
    assertArrayEquals(g.quaternions(), read.quaternions());
    assertArrayEquals(g.harmonics(), read.harmonics());
    // Logarithm and logit are stored as singles of size up to 17, spaced by 2e-6 at most.
    assertArrayEquals(g.scales(), read.scales(), 1e-6f);
    assertArrayEquals(g.opacities(), read.opacities(), 1e-6f);
  }

  @Test
  void theEndsOfTheRangesComeBack() {
    Gaussians g =
        Gaussians.builder(new float[6]).opacities(new float[] {0, 1}).scales(new float[6]).build();
    Path file = folder.resolve("g.ply");
    GaussianFiles.write(file, g);
    Gaussians read = GaussianFiles.read(file);
    assertArrayEquals(new float[] {0, 1}, read.opacities(), 1e-7f);
    assertArrayEquals(new float[6], read.scales(), 1e-37f);
  }

  @Test
  void anyEncodingAndOrderIsReadAndNormalsMayBeAbsent() throws IOException {
    String[] names =
        "rot_3 rot_2 rot_1 rot_0 scale_2 scale_1 scale_0 opacity f_dc_2 f_dc_1 f_dc_0 z y x more"
            .split(" ");
    StringBuilder text = new StringBuilder("ply\r\nformat ascii 1.0\r\nelement vertex 1\r\n");
    Arrays.stream(names).forEach(n -> text.append("property float ").append(n).append("\r\n"));
    text.append("end_header\r\n4 3 2 1 0 0 0 inf 7 6 5 3 2 1 99\r\n");
    Gaussians g = GaussianFiles.read(Files.writeString(folder.resolve("any.ply"), text.toString()));
    assertArrayEquals(new float[] {1, 2, 3}, g.means());
    assertArrayEquals(new float[] {1, 2, 3, 4}, g.quaternions());
    assertArrayEquals(new float[] {5, 6, 7}, g.harmonics());
    assertArrayEquals(new float[] {1}, g.opacities()); // an infinite logit is opaque
    Path big = folder.resolve("big.ply");
    Ply.write(big, Ply.read(folder.resolve("any.ply")), PlyEncoding.BINARY_BIG_ENDIAN);
    assertArrayEquals(new float[] {1, 2, 3}, GaussianFiles.read(big).means());
  }

  private void refused(String from, String to, String expected) throws IOException {
    Path file = folder.resolve("g.ply");
    GaussianFiles.write(file, SampleGaussians.random(3, 3, 1).build());
    Ply.write(file, Ply.read(file), PlyEncoding.ASCII);
    Files.writeString(file, Files.readString(file).replaceFirst(from, to));
    InputException e = assertThrows(InputException.class, () -> GaussianFiles.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void whatIsNoGaussianIsSaid() throws IOException {
    refused("end_header\n\\S+", "end_header\nnan", "Gaussian 1 has mean NaN");
    refused("f_rest_8", "f_more", "8 properties f_rest_*");
    refused("opacity", "opaqueness", "has no property opacity");
    refused("element vertex", "element splats", "has no element 'vertex'");
  }

  @Test
  void damageIsRefusedOrHarmless() throws IOException {
    Path valid = folder.resolve("valid.ply");
    GaussianFiles.write(valid, SampleGaussians.random(4, 2, 1).build());
    byte[] sample = Files.readAllBytes(valid);
    DamagedFiles damaged =
        new DamagedFiles(folder.resolve("damaged.ply"), sample, GaussianPly::read);
    assertEquals(sample.length, damaged.truncations());
    assertTrue(damaged.changes(5, 500) > 100);
  }
}
