package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.safetensors");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    SampleArrays.all().forEach(a -> tensors.put("\u00e9 \"" + a + "\" " + tensors.size(), a));
    Map<String, String> metadata = Map.of("format", "pt", "step", "7\n8");
    Safetensors.write(file, tensors, metadata);
    SafetensorsFile read = Safetensors.read(file);
    assertEquals(tensors, read.tensors());
    assertEquals(metadata, read.metadata());
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Map<String, HostArray> tensors =
        Map.of(
            "b", HostArray.ofInts(new int[] {1, 2}, 2, 1),
            "a", HostArray.ofInts(new int[] {3}),
            "c", HostArray.ofDoubles(new double[] {4}, 1));
    Safetensors.write(file, tensors, Map.of());
    String header =
        "{\"c\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"I32\",\"shape\":[],\"data_offsets\":[8,12]},"
            + "\"b\":{\"dtype\":\"I32\",\"shape\":[2,1],\"data_offsets\":[12,20]}}";
    int padded = (header.length() + 7) / 8 * 8;
    ByteBuffer expected = ByteBuffer.allocate(8 + padded + 20).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(padded).put((header + " ".repeat(padded - header.length())).getBytes());
    expected.putDouble(4).putInt(3).putInt(1).putInt(2);
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  @Test
  void theOrderOfTheMapsDoesNotMatter() throws IOException {
    Map<String, HostArray> forward = new LinkedHashMap<>();
    SampleArrays.all().forEach(a -> forward.put("t" + forward.size(), a));
    Map<String, HostArray> backward = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(forward.keySet());
    for (int i = names.size() - 1; i >= 0; i--) {
      backward.put(names.get(i), forward.get(names.get(i)));
    }
    Path other = folder.resolve("b.safetensors");
    Safetensors.write(file, forward, Map.of());
    Safetensors.write(other, backward, Map.of());
    assertEquals(-1, Files.mismatch(file, other));
  }

  @Test
  void aFileWithoutTensorsIsReadBack() {
    Safetensors.write(file, Map.of(), Map.of());
    assertEquals(new SafetensorsFile(Map.of(), Map.of()), Safetensors.read(file));
  }

  @Test
  void theFormatsReservedNameIsNoTensor() {
    Map<String, HostArray> tensors = Map.of("__metadata__", HostArray.ofInts(new int[1]));
    assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, tensors, Map.of()));
    assertTrue(Files.notExists(file));
  }

  @Test
  void aTensorThatMustBeThereIsNamedWhenItIsNot() {
    Safetensors.write(file, Map.of("a", HostArray.ofInts(new int[] {5})), Map.of());
    SafetensorsFile read = Safetensors.read(file);
    assertArrayEquals(new int[] {5}, read.tensor("a").toInts());
    assertThrows(InputException.class, () -> read.tensor("b"));
  }

  @Test
  void tensorsKeepTheOrderOfTheHeaderWhereverTheyLie() throws IOException {
    String header =
        "{\"late\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]},"
            + "\"empty\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[1,1]},"
            + "\"early\":{\"data_offsets\":[0,1],\"shape\":[1],\"dtype\":\"U8\"}} ";
    write(header, 7, 8, 9);
    SafetensorsFile read = Safetensors.read(file);
    assertEquals(List.of("late", "empty", "early"), new ArrayList<>(read.tensors().keySet()));
    assertArrayEquals(new int[] {8, 9}, read.tensor("late").toInts());
    assertArrayEquals(new int[] {7}, read.tensor("early").toInts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " {}",
        "[]",
        "{",
        "{} x",
        "{}",
        "{'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},'t':{'dtype':'U8','shape':[0],"
            + "'data_offsets':[3,3]}}",
        "{'t':{'dtype':'U8','dtype':'U8','shape':[3],'data_offsets':[0,3]}}",
        "{'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3],'x':1}}",
        "{'t':{'dtype':'U8','shape':[3]}}",
        "{'t':{'dtype':'U8','shape':[2],'data_offsets':[0,3]}}",
        "{'t':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}}",
        "{'t':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}}",
        "{'t':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}",
        "{'t':{'dtype':'U8','shape':[-3],'data_offsets':[3,0]}}",
        "{'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3,3]}}",
        "{'t':{'dtype':'U8','shape':[3.0],'data_offsets':[0,3]}}",
        "{'t':{'dtype':'U8','shape':[[3]],'data_offsets':[0,3]}}",
        "{'t':{'dtype':'U8','shape':[99999999999999999999],'data_offsets':[0,3]}}",
        "{'t':{'dtype':'U8','shape':[4611686018427387904,4],'data_offsets':[0,0]}}",
        "{'t':{'dtype':'U8','shape':3,'data_offsets':[0,3]}}",
        "{'t':{'dtype':'F8_E4M3','shape':[3],'data_offsets':[0,3]}}",
        "{'t':{'dtype':5,'shape':[3],'data_offsets':[0,3]}}",
        "{'t':{'dtype':null,'shape':[3],'data_offsets':[0,3]}}",
        "{'t':{'dtype':'BOOL','shape':[3],'data_offsets':[0,3]}}",
        "{'t':[]}",
        "{'t':null}",
        "{'t':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'u':{'dtype':'U8','shape':[2],"
            + "'data_offsets':[1,3]}}",
        "{'__metadata__':{'a':1},'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}",
        "{'__metadata__':[],'t':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}",
        "{'\u00e9':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}}", // no UTF-8
      })
  void aHeaderThatBreaksARuleIsRefused(String header) throws IOException {
    write(header.replace('\'', '"'), 7, 8, 9);
    InputException e = assertThrows(InputException.class, () -> Safetensors.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 1, 9, 100_000_001, Integer.MAX_VALUE, Long.MAX_VALUE})
  void aHeaderLengthBeyondTheFileIsRefused(long length) throws IOException {
    ByteBuffer b = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, b.array());
    assertThrows(InputException.class, () -> Safetensors.read(file));
  }

  @Test
  void aFileOverTwoGigabytesIsReadThroughSeveralRegions() throws IOException {
    // Sparse: only the touched pages take room. Region limits fall within b and c.
    long size = 1_500_000_000;
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 3; i++) {
      header.append(i == 0 ? "" : ",").append("\"").append("abc".charAt(i)).append("\":");
      header.append("{\"dtype\":\"U8\",\"shape\":[").append(size).append("],\"data_offsets\":[");
      header.append(i * size).append(",").append((i + 1) * size).append("]}");
    }
    write(header.append("}").toString());
    long start = Files.size(file);
    try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
      data.setLength(start + 3 * size);
      for (int i = 0; i < 3; i++) {
        data.seek(start + i * size);
        data.write(10 + i);
        data.seek(start + (i + 1) * size - 1);
        data.write(20 + i);
      }
    }
    SafetensorsFile read = Safetensors.read(file);
    for (int i = 0; i < 3; i++) {
      ByteBuffer bytes = read.tensor("abc".substring(i, i + 1)).bytes();
      assertEquals(10 + i, bytes.get(0));
      assertEquals(20 + i, bytes.get((int) size - 1));
    }
  }

  @Test
  void aPublicModelsFileIsRead() {
    SafetensorsFile read = Safetensors.read(SharedFolder.fixture("vit/clip-hf/model.safetensors"));
    assertEquals("pt", read.metadata().get("format"));
    assertArrayEquals(new long[0], read.tensor("logit_scale").shape());
    HostArray positions = read.tensor("text_model.embeddings.position_embedding.weight");
    assertArrayEquals(new long[] {77, 32}, positions.shape());
  }

  private void write(String header, int... data) throws IOException {
    // Latin-1, so that a test can write what is no UTF-8.
    byte[] json = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer b = ByteBuffer.allocate(8 + json.length + data.length);
    b.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json);
    for (int value : data) {
      b.put((byte) value);
    }
    Files.write(file, b.array());
  }
}
