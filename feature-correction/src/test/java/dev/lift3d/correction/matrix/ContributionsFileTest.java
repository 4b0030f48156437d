package dev.lift3d.correction.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContributionsFileTest {
  private static final LiftingContributions GIVEN =
      RandomContributions.of(40, 3, 12, 1, new Pruning(0.97, 0.75));

  @TempDir Path folder;

  private Path written() {
    Path file = folder.resolve("contributions.safetensors");
    GIVEN.write(file);
    return file;
  }

  private static String refusal(Path file) {
    InputException e = assertThrows(InputException.class, () -> LiftingContributions.read(file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    return e.getMessage();
  }

  @Test
  void contributionsComeBackAsTheyWere() {
    LiftingContributions read = LiftingContributions.read(written());
    assertEquals(GIVEN.target(), read.target());
    assertEquals(GIVEN.sources(), read.sources());
    assertEquals(GIVEN.pruning(), read.pruning());
    assertArrayEquals(GIVEN.rows().rowStart(), read.rows().rowStart());
    assertArrayEquals(GIVEN.rows().views(), read.rows().views());
    assertArrayEquals(GIVEN.rows().pixels(), read.rows().pixels());
    assertArrayEquals(GIVEN.rows().weights(), read.rows().weights());
    assertArrayEquals(GIVEN.totals().rowSums(), read.totals().rowSums());
    assertArrayEquals(GIVEN.totals().opacities(), read.totals().opacities());
    assertArrayEquals(GIVEN.totals().depths(), read.totals().depths());
  }

  @Test
  void equalContributionsAreEqualFiles() throws IOException {
    byte[] first = Files.readAllBytes(written());
    assertArrayEquals(first, Files.readAllBytes(written()));
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    Path file = folder.resolve("other.safetensors");
    Safetensors.write(file, Map.of("x", HostArray.ofFloats(new float[2], 2)), Map.of());
    assertTrue(refusal(file).contains("holds no lifting contributions"));
    Safetensors.write(file, Map.of(), Map.of("lift3d.contributions", "7"));
    assertTrue(refusal(file).contains("version 7"));
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    Path file = folder.resolve("short.safetensors");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 60; i++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
      refusal(file);
    }
  }

  /** Any flipped bit is noticed: in the header, in a name, or by the checksum in what follows. */
  @Test
  void aFlippedBitIsRefusedOrChangesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    Path file = folder.resolve("flipped.safetensors");
    SplittableRandom random = new SplittableRandom(6);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      // Every third in the header, where most can go wrong.
      int at = random.nextInt(i % 3 == 0 ? 1500 : whole.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      try {
        LiftingContributions read = LiftingContributions.read(file);
        assertArrayEquals(GIVEN.rows().weights(), read.rows().weights());
        assertArrayEquals(GIVEN.rows().pixels(), read.rows().pixels());
      } catch (InputException e) {
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 250, "refused " + refused);
  }

  /** A file that is whole but means nothing, as another program might write it. */
  @ParameterizedTest
  @CsvSource({
    "rows.start,3,90000",
    "rows.start,0,2",
    "rows.start,5,-4",
    "rows.weights,0,-1",
    "rows.weights,1,5",
    "rows.weights,1,NaN",
    "rows.pixels,7,Infinity",
    "rays.sums,0,NaN",
    "target.grid,0,1e9",
    "target.grid,0,39.5",
    "target.grid,2,0",
    "pruning,0,2",
    "cameras,0,-1",
    "cameras,6,9",
    "cameras,4,7"
  })
  void aNumberThatMeansNothingIsRefused(String tensor, int index, String value) {
    SafetensorsFile content = Safetensors.read(written());
    Map<String, HostArray> tensors = new LinkedHashMap<>(content.tensors());
    HostArray array = tensors.get(tensor);
    double[] values = array.toDoubles();
    values[index] = Double.parseDouble(value);
    tensors.put(tensor, like(array, values));
    Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
    metadata.put("crc32", ContributionsFile.checksum(tensors));
    Path file = folder.resolve("meaningless.safetensors");
    Safetensors.write(file, tensors, metadata);
    assertTrue(refusal(file).contains("is damaged"), tensor);
  }

  private static HostArray like(HostArray array, double[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(array.bytes().remaining()).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (array.type()) {
        case F64 -> bytes.putDouble(value);
        case F32 -> bytes.putFloat((float) value);
        case I32 -> bytes.putInt((int) value);
        default -> throw new AssertionError(array);
      }
    }
    return HostArray.of(array.type(), array.shape(), bytes.flip());
  }

  @Test
  void aMissingTensorOrNameIsRefused() {
    SafetensorsFile content = Safetensors.read(written());
    Path file = folder.resolve("part.safetensors");
    for (String name : content.tensors().keySet()) {
      Map<String, HostArray> tensors = new LinkedHashMap<>(content.tensors());
      tensors.remove(name);
      Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
      metadata.put("crc32", ContributionsFile.checksum(tensors));
      Safetensors.write(file, tensors, metadata);
      assertTrue(refusal(file).contains(name));
    }
    Map<String, String> nameless = new LinkedHashMap<>(content.metadata());
    nameless.remove("source.1");
    Safetensors.write(file, content.tensors(), nameless);
    assertTrue(refusal(file).contains("source view 1"));
  }
}
