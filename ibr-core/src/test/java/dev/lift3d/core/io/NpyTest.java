package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.SharedFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.lift3d.core.io.SampleArrays#ofNumpysTypes")
  void whatIsWrittenIsReadBack(HostArray array) {
    Path file = folder.resolve("a.npy");
    Npy.write(file, array);
    assertEquals(array, Npy.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"F32; 3,4; '<f4', 'f': (3, 4)", "U8; 5; '|u1', 'f': (5,)", "F64; ; '<f8', 'f': ()"})
  void theHeaderIsWhatNumpyWrites(ElementType type, String sizes, String entries) {
    long[] shape = new long[0];
    if (sizes != null) {
      shape = Stream.of(sizes.split(",")).mapToLong(Long::parseLong).toArray();
    }
    byte[] header = Npy.header(SampleArrays.random(type, new Random(8), shape));
    assertEquals(0, header.length % 64);
    String text = new String(header, 10, header.length - 10, StandardCharsets.ISO_8859_1);
    String expected =
        "{'descr': " + entries.replace("'f'", "'fortran_order': False, 'shape'") + ", }";
    assertEquals(expected, text.strip());
    assertTrue(text.endsWith(" \n"));
  }

  @Test
  void bfloat16HasNoCodeInTheFormat() {
    HostArray array = SampleArrays.random(ElementType.BF16, new Random(9), 2);
    Path file = folder.resolve("a.npy");
    assertThrows(IllegalArgumentException.class, () -> Npy.write(file, array));
    assertTrue(Files.notExists(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
        "{ \"shape\":(2 , ), \"fortran_order\":False, \"descr\":\"<f4\" , }  \n",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2L,), }",
      })
  void anyOrderAndSpacingOfTheHeaderIsRead(String header) throws IOException {
    byte[] bytes = npy(header, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40);
    HostArray array = Npy.read(new ByteArrayInputStream(bytes), "test");
    assertArrayEquals(new float[] {1, 2}, array.toFloats());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2.0,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1+1,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': [2]}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999999999999,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999999999,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296, 0)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (536870912,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': (1,)}",
        "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} 1",
        "{'descr': '=f4', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '|f4', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<U2', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}",
        "{'descr': '|b1', 'fortran_order': False, 'shape': (8,)}",
        "__import__('os').system('true')",
      })
  void anotherHeaderIsRefusedByName(String header) throws IOException {
    byte[] bytes = npy(header, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40);
    InputException e =
        assertThrows(
            InputException.class, () -> Npy.read(new ByteArrayInputStream(bytes), "x.npy"));
    assertTrue(e.getMessage().startsWith("x.npy: "), e.getMessage());
  }

  @Test
  void aSizeThatTheFileDoesNotHaveIsNotAllocated() throws IOException {
    byte[] bytes = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,)}", 0, 0);
    long before = Allocation.byThisThread();
    InputException e =
        assertThrows(
            InputException.class, () -> Npy.read(new ByteArrayInputStream(bytes), "x.npy"));
    long used = Allocation.byThisThread() - before;
    assertTrue(used < 1 << 23, used + " bytes");
    assertTrue(e.getMessage().contains("ends after 2 of 2000000000 bytes"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 147})
  void anUnknownVersionIsRefused(int version) throws IOException {
    byte[] bytes = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (0,)}");
    bytes[6] = (byte) version;
    assertThrows(InputException.class, () -> Npy.read(new ByteArrayInputStream(bytes), "x.npy"));
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    Path missing = folder.resolve("missing.npy");
    InputException e = assertThrows(InputException.class, () -> Npy.read(missing));
    assertEquals(missing + " does not exist; check the path", e.getMessage());
    e = assertThrows(InputException.class, () -> Npy.read(folder));
    assertEquals(folder + " is a folder; a file is needed", e.getMessage());
  }

  @Test
  void posesAndBoundsHaveSeventeenColumns() {
    HostArray poses = Npy.read(SharedFolder.data("blowtorch").resolve("poses_bounds.npy"));
    assertEquals(ElementType.F64, poses.type());
    assertArrayEquals(new long[] {34, 17}, poses.shape());
    double[] values = poses.toDoubles();
    for (int row = 0; row < 34; row++) {
      double near = values[row * 17 + 15];
      double far = values[row * 17 + 16];
      assertTrue(0 < near && near < far, "row " + row + ": " + near + ", " + far);
    }
  }

  @Test
  void halfPrecisionTextVectorsAreOneForEachName() throws IOException {
    Path folder = SharedFolder.model("clip-text");
    HostArray vectors = Npy.read(folder.resolve("coco.npy"));
    assertEquals(ElementType.F16, vectors.type());
    int names = Files.readAllLines(folder.resolve("coco.names.txt")).size();
    assertArrayEquals(new long[] {names, 512}, vectors.shape());
    float[] values = vectors.toFloats();
    for (int row = 0; row < names; row++) {
      double square = 0;
      for (int i = row * 512; i < row * 512 + 512; i++) {
        square += values[i] * values[i];
      }
      // The vectors are not normalised; CLIP's have a length of about 10.
      assertEquals(10, Math.sqrt(square), 4, "row " + row);
    }
  }

  private static byte[] npy(String header, int... elements) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length() & 0xFF);
    out.write(header.length() >> 8);
    out.write(header.getBytes(StandardCharsets.ISO_8859_1));
    for (int element : elements) {
      out.write(element);
    }
    return out.toByteArray();
  }
}
