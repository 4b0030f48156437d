package dev.lift3d.operators.weights;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.TorchCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The named tensors of a weight file, without what training scripts wrap around them.
 *
 * <p>Prefixes that say nothing ({@code module.}, {@code backbone.}) are taken off the names, and of
 * nested dictionaries the one with the weights is taken. Tensors of safetensors files are views of
 * the file: nothing is loaded before it is used.
 */
public final class WeightsFile {
  /** The usual names in a folder, the best first. */
  private static final List<String> USUAL =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "open_clip_model.safetensors",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json",
          "open_clip_pytorch_model.bin");

  private final Path path;
  private final Map<String, HostArray> tensors;

  private WeightsFile(Path path, Map<String, HostArray> tensors) {
    this.path = path;
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * Reads weights.
   *
   * @param path a {@code .safetensors} file, an index of shards ({@code .index.json}), a state dict
   *     of torch.save or a TorchScript archive under any name (its code is not run), or a folder
   *     that holds one of them under its usual name
   * @return the tensors
   * @throws InputException if there is no such file, or it is damaged, or holds no tensors
   */
  public static WeightsFile read(Path path) {
    Path file = Files.isDirectory(path) ? inFolder(path) : path;
    return of(file, raw(file));
  }

  /**
   * Weights that are in memory already.
   *
   * @param path where they come from: for messages, and a configuration may lie beside it
   * @param tensors name to array
   * @return the tensors, prefixes taken off
   */
  public static WeightsFile of(Path path, Map<String, HostArray> tensors) {
    return new WeightsFile(path, WeightsNames.bare(tensors, path));
  }

  private static Path inFolder(Path folder) {
    return USUAL.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(folder + " holds no weights; one of these is needed: " + USUAL));
  }

  private static Map<String, HostArray> raw(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".index.json")) {
      return ShardIndex.read(file);
    }
    if (name.endsWith(".safetensors")) {
      return Safetensors.read(file).tensors();
    }
    return CheckpointWeights.of(TorchCheckpoint.readWeights(file), file);
  }

  /**
   * The file.
   *
   * @return its path, for messages and for finding what lies beside it
   */
  public Path path() {
    return path;
  }

  /**
   * All tensors.
   *
   * @return name to array, in the file's order; unmodifiable
   */
  public Map<String, HostArray> tensors() {
    return tensors;
  }

  /**
   * Whether there is a tensor.
   *
   * @param name its name
   * @return true if so
   */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * Whether some layer has a tensor: one that is missing in a single layer is then missed there,
   * and not taken for a network without it.
   *
   * @param pattern a name in which {@code *} stands for one part between dots and {@code **} for
   *     anything
   * @return true if so
   */
  public boolean hasAny(String pattern) {
    Pattern names = KeyTable.pattern(pattern);
    return tensors.keySet().stream().anyMatch(name -> names.matcher(name).matches());
  }

  /**
   * A tensor's shape, if the file has it.
   *
   * @param name its name
   * @return its sizes; empty if there is no such tensor
   */
  public Optional<long[]> shape(String name) {
    return Optional.ofNullable(tensors.get(name)).map(HostArray::shape);
  }

  /**
   * One size of a tensor that tells what network this is.
   *
   * @param name its name
   * @param axis which size
   * @return the size
   * @throws InputException if there is no such tensor or axis, or it is empty
   */
  public int size(String name, int axis) {
    long[] shape =
        shape(name)
            .orElseThrow(
                () ->
                    new InputException(
                        path + ": has no tensor " + name + "; is it the file of another model?"));
    if (axis >= shape.length || shape[axis] < 1 || shape[axis] > Integer.MAX_VALUE) {
      throw new InputException(
          path + ": " + name + " has an impossible shape: " + tensors.get(name));
    }
    return (int) shape[axis];
  }

  /**
   * How many numbered layers follow a prefix.
   *
   * @param prefix up to the number, {@code "blocks."}
   * @return the highest number and one, or 0 if there are none
   */
  public int layers(String prefix) {
    return tensors.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> WeightsNames.leadingNumber(name.substring(prefix.length())))
        .filter(OptionalInt::isPresent)
        .mapToInt(n -> n.getAsInt() + 1)
        .max()
        .orElse(0);
  }

  /**
   * The same tensors under other names.
   *
   * @param names old name to new; a name that becomes empty is dropped
   * @return the renamed file
   * @throws InputException if two tensors would have one name
   */
  public WeightsFile renamed(UnaryOperator<String> names) {
    Map<String, HostArray> renamed = new LinkedHashMap<>();
    tensors.forEach((name, array) -> WeightsNames.put(renamed, names.apply(name), array, path));
    return new WeightsFile(path, renamed);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
