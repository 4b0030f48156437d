package dev.lift3d.core.testing;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Named arrays that an original implementation wrote; sizes are always read from them. */
public final class Fixture {
  private final Path path;
  private final Map<String, HostArray> arrays;

  private Fixture(Path path) {
    this.path = path;
    this.arrays = Npz.read(path);
  }

  /**
   * Reads one file; the calling test is skipped if it is absent.
   *
   * @param name below the fixtures folder, "ibrnet/rays.npz"
   * @return its arrays
   */
  public static Fixture open(String name) {
    return new Fixture(SharedFolder.fixture(name));
  }

  /**
   * Reads every file of a kind; the calling test is skipped if there is none.
   *
   * @param folder below the fixtures folder, "ibrnet"
   * @param glob the kind, "featurenet_*.npz"
   * @return the files' arrays, by name
   */
  public static List<Fixture> all(String folder, String glob) {
    Path from = SharedFolder.fixture(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, glob)) {
      List<Fixture> found =
          StreamSupport.stream(files.spliterator(), false).sorted().map(Fixture::new).toList();
      Assumptions.assumeFalse(found.isEmpty(), () -> "skipped: no " + glob + " in " + from);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks every file of a kind, and names the files that fail; the calling test is skipped if
   * there is none. One test for all files, because a parameterized test without parameters
   * disappears instead of being skipped.
   *
   * @param folder below the fixtures folder, "ibrnet"
   * @param glob the kind, "featurenet_*.npz"
   * @param check throws an AssertionError where a file differs
   */
  public static void each(String folder, String glob, Consumer<Fixture> check) {
    Assertions.assertAll(all(folder, glob).stream().map(f -> () -> check(f, check)));
  }

  private static void check(Fixture f, Consumer<Fixture> check) {
    try {
      check.accept(f);
    } catch (AssertionError e) {
      throw new AssertionError(f + ": " + e.getMessage(), e);
    }
  }

  /**
   * Another file of the same folder.
   *
   * @param name the file's name
   * @return its arrays
   */
  public Fixture beside(String name) {
    return new Fixture(path.resolveSibling(name));
  }

  /**
   * The file.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }

  /**
   * All arrays.
   *
   * @return name to array
   */
  public Map<String, HostArray> arrays() {
    return arrays;
  }

  /**
   * The arrays under a prefix.
   *
   * @param prefix for example "grad."
   * @return name without the prefix to array
   */
  public Map<String, HostArray> under(String prefix) {
    return arrays.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
  }

  /**
   * Whether an array is there.
   *
   * @param name its name
   * @return true if so
   */
  public boolean has(String name) {
    return arrays.containsKey(name);
  }

  /**
   * An array.
   *
   * @param name its name
   * @return the array
   */
  public HostArray array(String name) {
    HostArray array = arrays.get(name);
    if (array == null) {
      throw new AssertionError(path + " has no array " + name);
    }
    return array;
  }

  /**
   * An array's numbers.
   *
   * @param name its name
   * @return elements in C order
   */
  public float[] floats(String name) {
    return array(name).toFloats();
  }

  /**
   * Row i of an array along its first axis.
   *
   * @param name its name
   * @param i the row
   * @return elements in C order
   */
  public float[] row(String name, int i) {
    float[] all = floats(name);
    int length = all.length / size(name, 0);
    return Arrays.copyOfRange(all, i * length, (i + 1) * length);
  }

  /**
   * A size of an array.
   *
   * @param name its name
   * @param axis which size; negative counts from the end
   * @return the size
   */
  public int size(String name, int axis) {
    long[] shape = array(name).shape();
    return Math.toIntExact(shape[axis < 0 ? shape.length + axis : axis]);
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
