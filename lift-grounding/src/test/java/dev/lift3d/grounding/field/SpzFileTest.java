package dev.lift3d.grounding.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpzFileTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path folder;

  private static byte[] unzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private Path zipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return Files.write(folder.resolve("zipped.spz"), bytes.toByteArray());
  }

  private static Gaussians one() {
    float[] harmonics = new float[12];
    harmonics[0] = 1; // red: 0.5 + 0.15
    harmonics[3] = 0.5f; // the first coefficient of degree 1 goes with y and changes its sign
    harmonics[11] = -0.25f; // the last goes with x and keeps it
    return Gaussians.builder(new float[] {1, 2, -0.5f})
        .scales(new float[] {1, (float) Math.exp(-2), (float) Math.exp(-11)})
        .quaternions(new float[] {0, 0, -2, 0}) // half a turn about y
        .opacities(new float[] {0.6f})
        .harmonics(harmonics, 1)
        .build();
  }

  /**
   * By hand. Positions in 2^-15: 1, then -2 and 0.5 by the half turn; 0.6 of 255; colour 0.65, 0.5,
   * 0.5 of 255 rounded to even; scales 16 (ln s + 10), the last clamped; 128 -+ 128 v.
   */
  @ParameterizedTest
  @CsvSource({
    // x, y, z around 127.5: y = 1 after its sign and that of w = -0 are taken out
    "2, 80ff80",
    // largest is component 1 of x, y, z, w; the others are 0
    "3, 00000040",
  })
  void theBytesAreThoseOfTheDescription(int version, String rotation) throws IOException {
    Path file = folder.resolve("one.spz");
    SpzFile.write(file, one(), version);
    String expected =
        "4e475350"
            + ("0" + version + "000000")
            + "01000000"
            + "010f0000" // degree 1, 15 bits: steps of 2^-16 of the largest coordinate
            + "008000"
            + "0000ff"
            + "004000"
            + "99"
            + "a68080"
            + "a08000"
            + "ROTATION"
            + "408080" // -0.5: 64
            + "808080"
            + "808060"; // -0.25: 96
    String found = HEX.formatHex(unzipped(file));
    assertEquals(expected.replace("ROTATION", rotation), found);
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "2, 3", "3, 0", "3, 1", "3, 2", "3, 3"})
  void whatIsWrittenIsReadToTheStepsOfItsIntegers(int version, int degree) {
    Gaussians g = SampleGaussians.random(7, 300, degree).build();
    Path file = folder.resolve("g.spz");
    SpzFile.write(file, g, version);
    Gaussians read = GaussianFiles.read(file);
    assertEquals(degree, read.degree());
    assertArrayEquals(g.means(), read.means(), (float) Math.pow(2, -13)); // half of 1/4096
    assertArrayEquals(g.opacities(), read.opacities(), 0.501f / 255);
    float[] scales = g.scales();
    float[] scalesRead = read.scales();
    for (int i = 0; i < scales.length; i++) {
      // half of a sixteenth
      assertEquals(Math.log(scales[i]), Math.log(scalesRead[i]), 1 / 32.0 + 1e-5);
    }
    float[] harmonics = g.harmonics();
    float[] harmonicsRead = read.harmonics();
    for (int i = 0; i < harmonics.length; i++) {
      int j = i / 3 % g.coefficients();
      // Half a byte by 0.15; else half a bucket of 8 or 16 in 128 and the rounding before it.
      double step = j == 0 ? 0.501 / 255 / 0.15 : (j < 4 ? 4.5 : 8.5) / 128;
      assertEquals(harmonics[i], harmonicsRead[i], step);
    }
    rotations(g.quaternions(), read.quaternions(), version);
  }

  private static void rotations(float[] expected, float[] found, int version) {
    for (int i = 0; i < expected.length / 4; i++) {
      double angle = SampleGaussians.angle(expected, found, i);
      double norm = Rotations.norm(expected, i);
      // Error h of each stored component; the missing one, r, follows with |dr| <= sum |c| h / r.
      double h = version == 3 ? 0.5 * Math.sqrt(0.5) / 511 : 1 / 255.0;
      double r = version == 3 ? 0.5 : Math.abs(expected[4 * i]) / norm;
      double missing = Math.min(Math.sqrt(3) * h / r, Math.sqrt(2 * Math.sqrt(3) * h + 3 * h * h));
      assertTrue(angle < 2.1 * Math.sqrt(3 * h * h + missing * missing) + 1e-3, i + ": " + angle);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 23, 2e-7",
    "0.7, 17, 4e-6",
    "100, 12, 1.3e-4",
    "3000, 11, 2.5e-4",
    "8e6, 0, 0.5"
  })
  void fixedPointFollowsTheSizeOfTheScene(float extent, int bits, float tolerance)
      throws IOException {
    Gaussians g = Gaussians.builder(new float[] {extent, extent / 3, -extent}).build();
    Path file = folder.resolve("g.spz");
    GaussianFiles.write(file, g);
    assertEquals(bits, unzipped(file)[13]);
    assertArrayEquals(g.means(), GaussianFiles.read(file).means(), tolerance);
  }

  @Test
  void positionsBeyondTheFormatAreRefused() {
    Gaussians g = Gaussians.builder(new float[] {1e7f, 0, 0}).build();
    InputException e =
        assertThrows(InputException.class, () -> GaussianFiles.write(folder.resolve("g.spz"), g));
    assertTrue(e.getMessage().contains("write PLY"), e.getMessage());
  }

  /**
   * What the format's own program made (nianticlabs/spz at 2cf0be0, October 2025, from a PLY of
   * {@link #two}, axes right-down-front), without the compression.
   */
  private static final String REFERENCE =
      "4e4753500300000002000000020c0000"
          + "00100000e0ff000800008cff00feff00d0ff"
          + "990d"
          + "6165698b8f93"
          + "a0958a566168"
          + "692391564a7a43e9"
          + "c0b0a89890809098a8504030e02020304050a0a0908090a0"
          + "3028e8d8d0c0505868908070a0a0b0c0d0e0e0e0d0405060";

  private static Gaussians two() {
    float[] harmonics = new float[2 * 27];
    for (int i = 0; i < harmonics.length; i++) {
      harmonics[i] = (i % 16 - 8) / 10f;
    }
    return Gaussians.builder(new float[] {1, 2, -0.5f, -7.25f, 0.125f, 3})
        .scales(new float[] {1, 0.5f, 0.25f, 0.01f, 0.02f, 0.03f})
        .quaternions(new float[] {0.5f, -0.5f, 0.7f, 0.1f, -0.9f, 0.2f, 0.3f, -0.1f})
        .opacities(new float[] {0.6f, 0.05f})
        .harmonics(harmonics, 2)
        .build();
  }

  @Test
  void whatTheFormatsOwnProgramWroteIsRead() throws IOException {
    Gaussians g = two();
    Gaussians read = GaussianFiles.read(zipped(HEX.parseHex(REFERENCE)));
    assertArrayEquals(g.means(), read.means()); // multiples of 1/4096
    assertArrayEquals(g.opacities(), read.opacities(), 0.501f / 255);
    assertArrayEquals(g.harmonics(), read.harmonics(), 8.5f / 128);
    for (int i = 0; i < 6; i++) {
      assertEquals(Math.log(g.scales()[i]), Math.log(read.scales()[i]), 1 / 32.0 + 1e-5);
    }
    rotations(g.quaternions(), read.quaternions(), 3);
  }

  @Test
  void allButThePositionsIsPackedAsTheFormatsOwnProgramDoes() throws IOException {
    Path file = folder.resolve("two.spz");
    GaussianFiles.write(file, two());
    int positions = 2 * (16 + 18); // hexadecimal digits; ours are finer
    assertEquals(
        REFERENCE.substring(positions), HEX.formatHex(unzipped(file)).substring(positions));
  }

  @Test
  void theSameFieldGivesTheSameBytes() throws IOException {
    Path a = folder.resolve("a.spz");
    Path b = folder.resolve("b.spz");
    GaussianFiles.write(a, one());
    GaussianFiles.write(b, one());
    assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
  }

  private void refused(byte[] content, String expected) throws IOException {
    Path file = zipped(content);
    InputException e = assertThrows(InputException.class, () -> GaussianFiles.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void hostileHeadersAreRefused() throws IOException {
    String magic = "4e475350";
    refused(HEX.parseHex("00".repeat(16)), "no SPZ file");
    refused(HEX.parseHex(magic + "04000000" + "01000000" + "000c0000"), "version 4");
    refused(HEX.parseHex(magic + "03000000" + "ffffffff" + "000c0000"), "4294967295 Gaussians");
    refused(HEX.parseHex(magic + "03000000" + "ffffff02" + "000c0000"), "claims");
    refused(HEX.parseHex(magic + "03000000" + "ffff0f00" + "000c0000"), "ends after");
    refused(HEX.parseHex(magic + "03000000" + "01000000" + "040c0000"), "degree 4");
    refused(HEX.parseHex(magic + "03000000" + "00000000" + "000c0000" + "00"), "goes on");
    Path raw = Files.write(folder.resolve("v4.spz"), HEX.parseHex(magic + "04000000"));
    assertTrue(
        assertThrows(InputException.class, () -> GaussianFiles.read(raw))
            .getMessage()
            .contains("version 4"));
  }

  @Test
  void extensionsOfOtherProgramsArePassedOver() throws IOException {
    byte[] content =
        HEX.parseHex("4e475350" + "03000000" + "00000000" + "000c0200" + "0200bead00000000");
    assertEquals(0, GaussianFiles.read(zipped(content)).size());
  }

  @Test
  void damageIsRefused() throws IOException {
    Path valid = folder.resolve("valid.spz");
    GaussianFiles.write(valid, SampleGaussians.random(8, 5, 1).build());
    byte[] sample = Files.readAllBytes(valid);
    DamagedFiles damaged = new DamagedFiles(folder.resolve("damaged.spz"), sample, SpzFile::read);
    assertEquals(sample.length, damaged.truncations());
    // The checksum notices all but changes of gzip's own header.
    assertTrue(damaged.changes(9, 250) > 200);
  }

  @Test
  void damageInsideTheCompressionIsRefusedOrHarmless() throws IOException {
    Path valid = folder.resolve("valid.spz");
    GaussianFiles.write(valid, SampleGaussians.random(8, 5, 1).build());
    DamagedFiles damaged =
        new DamagedFiles(
            folder.resolve("damaged.bin"),
            unzipped(valid),
            file -> {
              try {
                Path spz = zipped(Files.readAllBytes(file));
                try {
                  SpzFile.read(spz);
                } catch (InputException e) {
                  throw new InputException(file + ": " + e.getMessage(), e);
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    damaged.truncations();
    assertTrue(damaged.changes(10, 250) > 10);
  }
}
