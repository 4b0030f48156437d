package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.SharedFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBackInOrder() {
    Path file = folder.resolve("a.npz");
    Map<String, HostArray> arrays = new LinkedHashMap<>();
    SampleArrays.ofNumpysTypes().forEach(a -> arrays.put(a + " \u00e9/" + arrays.size(), a));
    Npz.write(file, arrays);
    Map<String, HostArray> read = Npz.read(file);
    assertEquals(arrays, read);
    assertEquals(new ArrayList<>(arrays.keySet()), new ArrayList<>(read.keySet()));
  }

  @Test
  void equalArraysGiveEqualBytes() throws IOException {
    Map<String, HostArray> arrays = Map.of("x", HostArray.ofInts(new int[] {1, 2}, 2));
    Npz.write(folder.resolve("a"), arrays);
    Npz.write(folder.resolve("b"), arrays);
    assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored", "deflated"})
  void numpysArraysReadTheSameInEveryByteAndElementOrder(String method) throws URISyntaxException {
    Map<String, HostArray> arrays = Npz.read(numpy("numpy-" + method + ".npz"));
    assertEquals(46, arrays.size());
    assertArrayEquals(new double[] {2.5}, arrays.get("scalar").toDoubles());
    assertArrayEquals(new long[0], arrays.get("scalar").shape());
    assertArrayEquals(new long[] {0, 3}, arrays.get("empty").shape());
    arrays.forEach(NpzTest::checkCounting);
  }

  private static void checkCounting(String name, HostArray array) {
    if (name.equals("scalar") || name.equals("empty")) {
      return;
    }
    assertArrayEquals(new long[] {2, 3, 4}, array.shape(), name);
    double[] values = array.toDoubles();
    for (int n = 0; n < 24; n++) {
      int i = n / 12;
      int j = n / 4 % 3;
      int k = n % 4;
      double expected = name.startsWith("nb1") ? (i + j + k) % 2 : 100 * i + 10 * j + k;
      assertEquals(expected, values[n], name + " element " + n);
    }
  }

  @Test
  void aFixtureOfAnOriginalIsRead() {
    Map<String, HostArray> arrays = Npz.read(SharedFolder.fixture("losses/boxes.npz"));
    assertArrayEquals(new long[] {14, 14}, arrays.get("iou").shape());
    // Case 0 is identical, case 1 far apart (README of the fixtures).
    assertEquals(1, arrays.get("iou").toDoubles()[0]);
    assertEquals(0, arrays.get("iou").toDoubles()[15]);
  }

  @Test
  void aSmallFileThatUnpacksToMoreThanItsShapeIsRefusedUnread() throws IOException {
    Path file = folder.resolve("bomb.npz");
    byte[] header = Npy.header(HostArray.ofInts(new int[] {1}, 1));
    Files.write(file, deflatedZeros("a.npy", header, 1 << 26));
    long before = Allocation.byThisThread();
    InputException e = assertThrows(InputException.class, () -> Npz.read(file));
    long used = Allocation.byThisThread() - before;
    assertTrue(used < 1 << 23, used + " bytes");
    assertTrue(e.getMessage().contains("more bytes than its shape needs"), e.getMessage());
  }

  @Test
  void whatIsNoArrayIsRefusedByName() throws IOException {
    Path file = folder.resolve("a.npz");
    Map<String, byte[]> entries = Map.of("notes.txt", "x".getBytes(StandardCharsets.UTF_8));
    Files.write(file, SampleZips.stored(entries));
    InputException e = assertThrows(InputException.class, () -> Npz.read(file));
    assertEquals(file + "/notes.txt: is no npy file; remove it from the npz", e.getMessage());
  }

  @Test
  void aWrongChecksumIsRefused() throws IOException {
    Path file = folder.resolve("a.npz");
    Npz.write(file, Map.of("x", HostArray.ofDoubles(new double[] {1.25}, 1)));
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00f4\u003f");
    bytes[at] ^= 1;
    Files.write(file, bytes);
    InputException e = assertThrows(InputException.class, () -> Npz.read(file));
    assertEquals(file + "/x.npy: wrong checksum; the file is damaged", e.getMessage());
  }

  @Test
  void aNameThatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("a.npz");
    Npz.write(file, Map.of("\u00e9", HostArray.ofInts(new int[] {1}, 1)));
    byte[] bytes = Files.readAllBytes(file);
    int inDirectory = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\u00c3\u00a9");
    bytes[inDirectory] = (byte) 0xFF;
    Files.write(file, bytes);
    InputException e = assertThrows(InputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().startsWith(file + ": is no intact zip file"), e.getMessage());
  }

  @Test
  void aFileThatIsNoZipIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("a.npz"), new byte[100]);
    InputException e = assertThrows(InputException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().startsWith(file + ": is no intact zip file"), e.getMessage());
    assertEquals(List.of("a.npz"), List.of(folder.toFile().list()), "nothing is left behind");
  }

  private static byte[] deflatedZeros(String name, byte[] header, int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(header);
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < zeros / block.length; i++) {
        zip.write(block);
      }
    }
    return out.toByteArray();
  }

  private static Path numpy(String name) throws URISyntaxException {
    URL url = NpzTest.class.getResource(name);
    return Path.of(url.toURI());
  }
}
