package dev.lift3d.core.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.testing.DamagedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlyTest {
  private static final ElementType[] TYPES = {
    ElementType.I8,
    ElementType.U8,
    ElementType.I16,
    ElementType.U16,
    ElementType.I32,
    ElementType.U32,
    ElementType.F32,
    ElementType.F64
  };

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("some.ply"), text.getBytes(ISO_8859_1));
  }

  private static HostArray array(ElementType type, Random random, int n) {
    ByteBuffer b = ByteBuffer.allocate(n * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    while (b.hasRemaining()) {
      switch (type) {
        case F32 -> b.putFloat(Float.intBitsToFloat(random.nextInt() & 0xBFFFFFFF));
        case F64 -> b.putDouble(random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300));
        default -> b.put((byte) random.nextInt());
      }
    }
    return HostArray.of(type, new long[] {n}, b.flip());
  }

  /** All types as scalars and as lists. */
  static PlyFile sample(long seed, int rows) {
    Random random = new Random(seed);
    List<PlyProperty> properties = new ArrayList<>();
    for (ElementType type : TYPES) {
      properties.add(PlyProperty.scalars("s" + type, array(type, random, rows)));
      int[] lengths = random.ints(rows, 0, 5).toArray();
      int sum = Arrays.stream(lengths).sum();
      ElementType count = TYPES[random.nextInt(6)];
      properties.add(PlyProperty.lists("l" + type, count, lengths, array(type, random, sum)));
    }
    PlyElement mixed = new PlyElement("mixed", rows, properties);
    PlyElement more =
        new PlyElement(
            "more", 2, List.of(PlyProperty.scalars("a", HostArray.ofInts(new int[] {7, -7}, 2))));
    return new PlyFile(List.of("made for a test", ""), List.of(mixed, more));
  }

  private static void assertSame(PlyFile expected, PlyFile found) {
    assertEquals(expected.comments(), found.comments());
    assertEquals(expected.elements().size(), found.elements().size());
    for (int e = 0; e < expected.elements().size(); e++) {
      PlyElement a = expected.elements().get(e);
      PlyElement b = found.elements().get(e);
      assertEquals(a.name(), b.name());
      for (int p = 0; p < a.properties().size(); p++) {
        PlyProperty x = a.properties().get(p);
        PlyProperty y = b.properties().get(p);
        assertEquals(x.name(), y.name());
        assertEquals(x.countType(), y.countType());
        assertArrayEquals(x.lengths(), y.lengths());
        assertEquals(x.values(), y.values(), x.name()); // bit for bit
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBitForBit(PlyEncoding encoding) {
    PlyFile sample = sample(1, 50);
    Path file = folder.resolve("sample.ply");
    Ply.write(file, sample, encoding);
    assertSame(sample, Ply.read(file));
  }

  @Test
  void asciiIsTheTextOneExpects() throws IOException {
    PlyElement vertex =
        new PlyElement(
            "vertex",
            2,
            List.of(
                PlyProperty.scalars("x", HostArray.ofFloats(new float[] {0.1f, -2}, 2)),
                PlyProperty.lists(
                    "l", ElementType.U8, new int[] {2, 0}, HostArray.ofInts(new int[] {5, 6}, 2))));
    Path file = folder.resolve("a.ply");
    Ply.write(file, new PlyFile(List.of("two\nlines"), List.of(vertex)), PlyEncoding.ASCII);
    assertEquals(
        "ply\nformat ascii 1.0\ncomment two lines\nelement vertex 2\nproperty float x\n"
            + "property list uchar int l\nend_header\n0.1 2 5 6\n-2.0 0\n",
        Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY_LITTLE_ENDIAN, 0000c03f 0301 02 0100",
    "BINARY_BIG_ENDIAN, 3fc00000 0103 02 0001"
  })
  void binaryRowsArePackedInTheirOrder(PlyEncoding encoding, String expected) throws IOException {
    ByteBuffer shorts = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    HostArray one =
        HostArray.of(ElementType.U16, new long[] {1}, ByteBuffer.wrap(new byte[] {3, 1}));
    HostArray two =
        HostArray.of(
            ElementType.I16,
            new long[] {2},
            shorts.putShort((short) 1).putShort((short) -1).flip());
    PlyElement e =
        new PlyElement(
            "e",
            1,
            List.of(
                PlyProperty.scalars("x", HostArray.ofFloats(new float[] {1.5f}, 1)),
                PlyProperty.scalars("s", one),
                PlyProperty.lists("l", ElementType.U8, new int[] {2}, two)));
    Path file = folder.resolve("b.ply");
    Ply.write(file, new PlyFile(List.of(), List.of(e)), encoding);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, ISO_8859_1);
    int start = text.indexOf("end_header\n") + 11;
    StringBuilder hex = new StringBuilder();
    for (int i = start; i < bytes.length; i++) {
      hex.append(String.format("%02x", bytes[i]));
    }
    assertEquals(expected.replace(" ", "") + "ffff", hex.toString());
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r\n'", "'\r'"})
  void linesMayEndAsOnAnySystem(String end) throws IOException {
    String text =
        "ply\nformat ascii 1.0\ncomment  by hand \nobj_info 1\nelement vertex 2\n"
            + "property int32 a\nproperty list uint8 float64 b\nend_header\n1 1 0.5\n\n -2 0 \n";
    PlyElement vertex = Ply.read(file(text.replace("\n", end))).elements().get(0);
    assertArrayEquals(new int[] {1, -2}, vertex.scalars("a").orElseThrow().toInts());
    PlyProperty b = vertex.property("b").orElseThrow();
    assertArrayEquals(new int[] {1, 0}, b.lengths());
    assertArrayEquals(new double[] {0.5}, b.values().toDoubles());
  }

  @ParameterizedTest
  @CsvSource({"'\n'", "'\r\n'"})
  void binaryDataMayBeginWithALineFeed(String end) throws IOException {
    String header =
        "ply\nformat binary_little_endian 1.0\nelement vertex 1\nproperty uchar a\n"
            + "property uchar b\nend_header\n";
    PlyElement vertex = Ply.read(file(header.replace("\n", end) + "\n\r")).elements().get(0);
    assertEquals(10, vertex.scalars("a").orElseThrow().toInts()[0]);
    assertEquals(13, vertex.scalars("b").orElseThrow().toInts()[0]);
  }

  @Test
  void commentsAreKept() throws IOException {
    PlyFile ply =
        Ply.read(file("ply\ncomment  by hand \nformat ascii 1.0\nobj_info 1\nend_header\n"));
    assertEquals(List.of("by hand", "1"), ply.comments());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "solid x| first line",
        "ply;format ascii 2.0| row 2",
        "ply;format ascii 1.0;element vertex -1| row 3",
        "ply;format ascii 1.0;element vertex 1;property half x| row 4: unknown type 'half'",
        "ply;format ascii 1.0;property float x| row 3",
        "ply;format ascii 1.0;element v 1;property float x;property int x| row 5",
        "ply;format ascii 1.0;element v 1;property list float int x| row 4",
        "ply;format ascii 1.0;elephant| row 3: unknown word 'elephant'",
        "ply;format ascii 1.0;element v 1;property float x;| end_header",
        "ply;end_header;| format",
        "ply;format ascii 1.0;element v 9;property float x;end_header;1;2;| cut short",
        "ply;format ascii 1.0;element v 2;property float x;end_header;12345;;| cut short",
        "ply;format ascii 1.0;element v 2;property float x;end_header;1;two;| row 7: property x:"
            + " 'two'",
        "ply;format ascii 1.0;element v 2;property uchar x;end_header;1;256;| row 7: property x is"
            + " a uchar",
        "ply;format ascii 1.0;element v 1;property int x;end_header;1.5;| row 6",
        "ply;format ascii 1.0;element v 1;property int x;end_header;1 2;| row 6: more values",
        "ply;format ascii 1.0;element v 1;property list int int x;end_header;3 1 2;| row 6",
        "ply;format ascii 1.0;element v 2000000000;property float x;end_header;1;| promises",
        "ply;format binary_big_endian 1.0;element v 1;property double x;end_header;1234567|"
            + " promises",
      })
  void whatIsWrongIsSaidWithItsRow(String text, String expected) throws IOException {
    String lineEnd = text.contains("end_header") ? "" : "\n";
    Path file = file(text.replace(';', '\n') + lineEnd);
    InputException e = assertThrows(InputException.class, () -> Ply.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected.strip()), e.getMessage());
  }

  @Test
  void aListLongerThanTheFileIsRefusedBeforeMemoryIsTaken() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(
        ("ply\nformat binary_little_endian 1.0\nelement f 1\nproperty list uint double x\n"
                + "end_header\n")
            .getBytes(ISO_8859_1));
    bytes.write(new byte[] {-1, -1, -1, -1, 0, 0});
    Path file = Files.write(folder.resolve("hostile.ply"), bytes.toByteArray());
    InputException e = assertThrows(InputException.class, () -> Ply.read(file));
    assertTrue(e.getMessage().contains("row 1: a list of 4294967295 values"), e.getMessage());
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Path file = folder.resolve("nowhere.ply");
    assertEquals(
        file + " does not exist; check the path",
        assertThrows(InputException.class, () -> Ply.read(file)).getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void damageIsRefusedOrHarmless(PlyEncoding encoding) throws IOException {
    Path valid = folder.resolve("valid.ply");
    Ply.write(valid, sample(3, 3), encoding);
    byte[] sample = Files.readAllBytes(valid);
    DamagedFiles damaged = new DamagedFiles(folder.resolve("damaged.ply"), sample, Ply::read);
    // In text, only the last line's end (and digits before it) can go unnoticed.
    int unnoticed = encoding == PlyEncoding.ASCII ? 2 : 0;
    int refused = damaged.truncations();
    assertTrue(refused >= sample.length - unnoticed, refused + " of " + sample.length);
    assertTrue(damaged.changes(4, 400) > 50);
  }
}
