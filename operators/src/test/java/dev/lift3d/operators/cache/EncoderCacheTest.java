package dev.lift3d.operators.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.vit.RandomWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderCacheTest {
  private static final Image PICTURE = RandomWeights.picture(12, 8);

  @TempDir Path folder;
  private final AtomicInteger encoded = new AtomicInteger();

  /** Its features are the picture's colours; it counts how often it is asked. */
  private final ImageEncoder counting =
      new ImageEncoder() {
        @Override
        public String name() {
          return "counting";
        }

        @Override
        public FeatureMap encode(Image image) {
          encoded.incrementAndGet();
          CellLayout cells = new CellLayout(1.5, -0.25, image.width() + 1, image.height());
          return new FeatureMap(3, image.height(), image.width(), image.data().clone(), cells);
        }
      };

  private CachedEncoder cached(String identity) {
    return new CachedEncoder(counting, identity, EncoderCache.in(folder, EncoderCache.USUAL_BYTES));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    }
  }

  @Test
  void aSecondRunDoesNotEncodeAgainAndGetsTheSameBits() {
    FeatureMap first = cached("a").encode(PICTURE);
    CachedEncoder second = cached("a");
    FeatureMap again = second.encode(PICTURE);
    assertEquals(1, encoded.get());
    assertArrayEquals(first.data(), again.data());
    assertEquals(first.cells(), again.cells());
    assertEquals(List.of(12, 8, 3), List.of(again.width(), again.height(), again.channels()));
    assertEquals(1, second.cache().found());
    assertEquals(0, second.cache().missed());
  }

  @Test
  void anotherPictureOrAnotherOperatorIsEncoded() {
    cached("a").encode(PICTURE);
    cached("b").encode(PICTURE);
    assertEquals(2, encoded.get(), "another operator");
    Image changed = new Image(12, 8, 3, PICTURE.data().clone());
    changed.data()[100] = Math.nextUp(changed.data()[100]);
    cached("a").encode(changed);
    assertEquals(3, encoded.get(), "one bit of one pixel");
    cached("a").encode(new Image(8, 12, 3, PICTURE.data()));
    assertEquals(4, encoded.get(), "the same floats in another shape");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 60, 300, 1000, -1})
  void aFileCutShortIsMadeAnew(int length) throws IOException {
    FeatureMap whole = cached("a").encode(PICTURE);
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
    rebuilt(whole, file, bytes);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.2, 0.35, 0.6, 0.999})
  void aByteThatChangedIsNoticed(double place) throws IOException {
    FeatureMap whole = cached("a").encode(PICTURE);
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    byte[] damaged = bytes.clone();
    damaged[(int) (place * bytes.length)] ^= 1;
    Files.write(file, damaged);
    rebuilt(whole, file, bytes);
  }

  private void rebuilt(FeatureMap whole, Path file, byte[] bytes) throws IOException {
    assertArrayEquals(whole.data(), cached("a").encode(PICTURE).data());
    assertEquals(2, encoded.get());
    assertArrayEquals(bytes, Files.readAllBytes(file), "the file is whole again");
    cached("a").encode(PICTURE);
    assertEquals(2, encoded.get(), "and used");
  }

  @Test
  void anotherLayoutOfTheSameNumbersIsNoticed() throws IOException {
    cached("a").encode(PICTURE);
    Path file = files().get(0);
    SafetensorsFile kept = Safetensors.read(file);
    Map<String, String> moved = new TreeMap<>(kept.metadata());
    moved.put("stride", "2.5");
    Safetensors.write(file, Map.copyOf(kept.tensors()), moved);
    assertEquals(1.5, cached("a").encode(PICTURE).cells().stride());
    HostArray flat = HostArray.ofFloats(new float[288], 288);
    Safetensors.write(file, Map.of("features", flat), kept.metadata());
    assertEquals(1.5, cached("a").encode(PICTURE).cells().stride());
    assertEquals(3, encoded.get());
  }

  @Test
  void whatWasUnusedForTheLongestTimeGoesFirst() throws IOException {
    long size = sizeOfOne();
    CachedEncoder encoder =
        new CachedEncoder(counting, "a", EncoderCache.in(folder, 2 * size + size / 2));
    encoder.encode(picture(1));
    encoder.encode(picture(2));
    age(1, 1_000_000);
    age(2, 2_000_000);
    encoder.encode(picture(1)); // now the second is the one unused
    Path foreign = Files.write(folder.resolve("notes.txt"), new byte[100_000]);
    encoder.encode(picture(3));
    int before = encoded.get();
    encoder.encode(picture(1));
    encoder.encode(picture(3));
    assertEquals(before, encoded.get(), "the first and the third are there");
    encoder.encode(picture(2));
    assertEquals(before + 1, encoded.get(), "the second was removed");
    assertTrue(Files.exists(foreign), "a file that is not the cache's is left alone");
  }

  private long sizeOfOne() throws IOException {
    cached("a").encode(picture(0));
    long size = Files.size(files().get(0));
    Files.delete(files().get(0));
    return size;
  }

  private void age(int seed, long millis) throws IOException {
    Path file = folder.resolve(EncoderCache.key(picture(seed), "a") + ".safetensors");
    Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
  }

  private static Image picture(int seed) {
    Image image = Image.zeros(12, 8, 3);
    Arrays.fill(image.data(), seed / 8f);
    return image;
  }

  @Test
  void whatACrashLeftBehindIsRemovedInTime() throws IOException {
    String name = "0".repeat(64) + ".safetensors";
    Path left = folder.resolve("." + name + ".01234567-89ab-cdef-0123-456789abcdef");
    Files.write(left, new byte[10_000]);
    Files.setLastModifiedTime(left, FileTime.fromMillis(1_000_000));
    new CachedEncoder(counting, "a", EncoderCache.in(folder, 9_000)).encode(PICTURE);
    assertEquals(1, files().size());
    assertNotEquals(left, files().get(0));
  }

  @Test
  void aFolderThatCannotBeMadeIsOneLine() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    InputException e =
        assertThrows(InputException.class, () -> EncoderCache.in(file.resolve("inside"), 1));
    assertTrue(e.getMessage().contains("cannot be made a folder for features"), e.getMessage());
  }

  @Test
  void featuresAreThereEvenIfTheyCannotBeKept() throws IOException {
    CachedEncoder encoder = cached("a");
    Files.delete(folder);
    Files.write(folder, new byte[1]); // a file where the folder was
    assertArrayEquals(PICTURE.data(), encoder.encode(PICTURE).data());
    Files.delete(folder);
    Files.createDirectory(folder);
  }

  @Test
  void anOperatorOfFunctionsHasNoIdentityAndIsNotKept() throws IOException {
    OperatorInfo info = new OperatorInfo("f", "", "", new FeatureGrid(3, 1.5, -0.25), List.of());
    EncoderCache cache = EncoderCache.in(folder, EncoderCache.USUAL_BYTES);
    try (Operator operator = CodeOperator.of(info, counting::encode)) {
      assertSame(operator, CachedOperator.of(operator, cache));
    }
    assertThrows(IllegalArgumentException.class, () -> new CachedEncoder(counting, " ", cache));
    assertEquals(List.of(), files());
  }
}
