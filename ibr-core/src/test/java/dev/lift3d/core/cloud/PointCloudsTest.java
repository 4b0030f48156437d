package dev.lift3d.core.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PointCloudsTest {
  @TempDir Path folder;

  private PointCloud read(String properties, String rows) throws IOException {
    StringBuilder text = new StringBuilder("ply\nformat ascii 1.0\nelement vertex ");
    text.append(rows.split(";").length).append('\n');
    for (String property : properties.split(", ")) {
      text.append("property ").append(property).append('\n');
    }
    text.append("end_header\n").append(rows.replace(';', '\n')).append('\n');
    Path file = folder.resolve("cloud.ply");
    return PointClouds.read(Files.write(file, text.toString().getBytes(ISO_8859_1)));
  }

  private static PointCloud.Builder sample(boolean surveyed) {
    Random random = new Random(8);
    double[] positions = new double[30];
    float[] colours = new float[30];
    float[] normals = new float[30];
    int[] labels = new int[10];
    int[] instances = new int[10];
    for (int i = 0; i < 30; i++) {
      positions[i] = surveyed ? 4e6 + random.nextDouble() : random.nextFloat();
      colours[i] = random.nextInt(256) / 255f;
      normals[i] = random.nextFloat() - 0.5f;
      labels[i % 10] = random.nextInt();
      instances[i % 10] = i % 3 - 1;
    }
    return PointCloud.builder(positions)
        .colours(colours)
        .normals(normals)
        .labels(labels)
        .instances(instances)
        .property("curvature", HostArray.ofDoubles(new double[10], 10));
  }

  private static void assertSame(PointCloud expected, PointCloud found) {
    assertArrayEquals(expected.positions(), found.positions());
    assertArrayEquals(expected.colours().orElseThrow(), found.colours().orElseThrow());
    assertArrayEquals(expected.normals().orElseThrow(), found.normals().orElseThrow());
    assertArrayEquals(expected.labels().orElseThrow(), found.labels().orElseThrow());
    assertArrayEquals(expected.instances().orElseThrow(), found.instances().orElseThrow());
    assertEquals(expected.properties(), found.properties());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadExactly(PlyEncoding encoding) {
    for (boolean surveyed : new boolean[] {false, true}) {
      PointCloud cloud = sample(surveyed).build();
      Path file = folder.resolve("c.ply");
      PointClouds.write(file, cloud, encoding);
      assertSame(cloud, PointClouds.read(file));
    }
  }

  @Test
  void singlesAreKeptWhereTheyLoseNothing() throws IOException {
    Path file = folder.resolve("c.ply");
    PointClouds.write(file, sample(false).build(), PlyEncoding.ASCII);
    assertTrue(Files.readString(file).contains("property float x\n"));
    PointClouds.write(file, sample(true).build(), PlyEncoding.ASCII);
    assertTrue(Files.readString(file).contains("property double x\n"));
  }

  @Test
  void barePointsAreEnough() throws IOException {
    PointCloud cloud = read("float x, float y, float z", "1 2 3;4 5 6");
    assertEquals(2, cloud.size());
    assertEquals(new Vec3(4, 5, 6), cloud.position(1));
    assertTrue(cloud.colours().isEmpty());
    assertTrue(cloud.normals().isEmpty());
    assertTrue(cloud.labels().isEmpty());
    assertTrue(cloud.instances().isEmpty());
    assertTrue(cloud.properties().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uchar red, uchar green, uchar blue | 0 51 255",
        "uchar r, uchar g, uchar b | 0 51 255",
        "uchar diffuse_red, uchar diffuse_green, uchar diffuse_blue | 0 51 255",
        "ushort red, ushort green, ushort blue | 0 13107 65535",
        "float red, float green, float blue | 0 0.2 1",
        "float red, float green, float blue | 0 51 255",
      })
  void coloursAreSharesOfTheirLargestValue(String properties, String row) throws IOException {
    PointCloud cloud = read("float x, float y, float z, " + properties, "1 2 3 " + row);
    assertArrayEquals(new float[] {0, 0.2f, 1}, cloud.colours().orElseThrow(), 1e-7f);
    assertEquals(Set.of(), cloud.properties().keySet());
  }

  @Test
  void scanNetsAlphaAndLabelAreKept() throws IOException {
    PointCloud cloud =
        read(
            "float x, float y, float z, uchar red, uchar green, uchar blue, uchar alpha, ushort"
                + " label",
            "1 2 3 0 0 0 255 39;1 2 3 0 0 0 255 1");
    assertArrayEquals(new int[] {39, 1}, cloud.labels().orElseThrow());
    assertEquals(Set.of("alpha"), cloud.properties().keySet());
  }

  @Test
  void labelsMayBeStoredAsFloatingPoint() throws IOException {
    PointCloud cloud = read("float x, float y, float z, float scalar_Label", "1 2 3 7.0");
    assertArrayEquals(new int[] {7}, cloud.labels().orElseThrow());
  }

  @Test
  void facesAndListsAreLeftOut() throws IOException {
    Path file = folder.resolve("mesh.ply");
    Files.writeString(
        file,
        "ply\nformat ascii 1.0\nelement face 1\nproperty list uchar int vertex_indices\n"
            + "element vertex 1\nproperty double x\nproperty list int int l\nproperty double y\n"
            + "property double z\nend_header\n3 0 0 0\n1 2 5 6 2 3\n");
    PointCloud cloud = PointClouds.read(file);
    assertEquals(new Vec3(1, 2, 3), cloud.position(0));
    assertTrue(cloud.properties().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float x, float y, float z | 1 2 3;1 nan 3 | point 2 has position NaN",
        "float x, float y, float z | 1 2 -inf | point 1 has position -Infinity",
        "float x, float y | 1 2 | lack x, y or z",
        "float x, float y, float z, float nx, float ny, float nz | 1 2 3 0 0 nan | point 1 has"
            + " normal NaN",
        "float x, float y, float z, float red, float green, float blue | 1 2 3 0 0 -1 | colour -1",
        "float x, float y, float z, float label | 1 2 3 0.5 | label 0.5",
        "float x, float y, float z, uint instance | 1 2 3 4294967295 | 32-bit",
      })
  void numbersThatMakeNoPointAreRefused(String properties, String rows, String expected) {
    InputException e =
        assertThrows(InputException.class, () -> read(properties.strip(), rows.strip()));
    assertTrue(e.getMessage().startsWith(folder.resolve("cloud.ply").toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected.strip()), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void damageIsRefusedOrHarmless(PlyEncoding encoding) throws IOException {
    Path valid = folder.resolve("valid.ply");
    PointClouds.write(valid, sample(true).build(), encoding);
    DamagedFiles damaged =
        new DamagedFiles(
            folder.resolve("damaged.ply"), Files.readAllBytes(valid), PointClouds::read);
    assertTrue(damaged.changes(5, 500) > 100);
  }

  @Test
  void anEmptyCloudIsACloud() {
    Path file = folder.resolve("empty.ply");
    PointClouds.write(file, PointCloud.builder(new double[0]).build(), PlyEncoding.ASCII);
    assertEquals(0, PointClouds.read(file).size());
  }

  @Test
  void arraysAreCopied() {
    double[] positions = {1, 2, 3};
    PointCloud cloud = PointCloud.builder(positions).build();
    positions[0] = 9;
    cloud.positions()[1] = 9;
    assertEquals(new Vec3(1, 2, 3), cloud.position(0));
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    PointCloud.Builder builder = PointCloud.builder(new double[6]).labels(new int[3]);
    assertThrows(IllegalArgumentException.class, builder::build);
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.property("x", HostArray.ofInts(new int[2], 2)));
  }
}
