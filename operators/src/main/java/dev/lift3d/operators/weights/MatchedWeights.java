package dev.lift3d.operators.weights;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file's tensors under a network's names: every one is there, of the right shape. */
public final class MatchedWeights {
  /** Names that a message lists of each sort. */
  private static final int NAMED = 4;

  /** Integers are quantised weights, whose scale lies elsewhere. */
  private static final Set<ElementType> NUMBERS =
      EnumSet.of(ElementType.F64, ElementType.F32, ElementType.F16, ElementType.BF16);

  private final WeightsFile file;
  private final Map<String, TensorSource> sources;

  private MatchedWeights(WeightsFile file, List<TensorSource> sources) {
    this.file = file;
    this.sources = new LinkedHashMap<>();
    sources.forEach(source -> this.sources.put(source.spec().name(), source));
  }

  static MatchedWeights of(WeightsFile file, KeyTable table, List<ParameterSpec> specs) {
    List<TensorSource> sources = specs.stream().map(table::source).toList();
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>(file.tensors().keySet());
    for (TensorSource source : sources) {
      long[] expected = source.partShape();
      for (String name : source.names()) {
        HostArray found = file.tensors().get(name);
        unknown.remove(name);
        if (name.equals(KeyTable.ZEROS)) {
          continue;
        }
        if (found == null) {
          missing.add(name + " " + Arrays.toString(expected));
        } else if (!Arrays.equals(bare(found.shape()), bare(expected))) {
          String shapes = Arrays.toString(found.shape()) + " for " + Arrays.toString(expected);
          misshapen.add(name + " " + shapes);
        } else if (!NUMBERS.contains(found.type()) && !source.isMask(name)) {
          misshapen.add(name + " of " + found.type() + " for floats");
        }
      }
    }
    unknown.removeIf(table::ignores);
    String wrong = listed("missing", missing) + listed("misshapen", misshapen);
    wrong += listed("unknown", List.copyOf(unknown));
    if (!wrong.isEmpty()) {
      throw new InputException(
          file + " does not fit the layout " + table.layout() + ":" + wrong.substring(1));
    }
    return new MatchedWeights(file, sources);
  }

  /** Layouts differ in leading sizes of 1, which say nothing. */
  private static long[] bare(long[] shape) {
    int ones = 0;
    while (ones < shape.length && shape[ones] == 1) {
      ones++;
    }
    return Arrays.copyOfRange(shape, ones, shape.length);
  }

  private static String listed(String sort, List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return "; " + names.size() + " " + sort + ": " + first + more;
  }

  /**
   * Loads all parameters below a prefix.
   *
   * @param prefix what their names start with, {@code "blocks.3."}; "" for all
   * @return the parameters without the prefix, in the order of the specs, as float32; to be closed
   *     by the caller
   * @throws InputException if one holds NaN or an infinity
   */
  public ParameterSet parameters(String prefix) {
    List<ParameterSpec> specs = new ArrayList<>();
    for (TensorSource source : sources.values()) {
      ParameterSpec spec = source.spec();
      if (spec.name().startsWith(prefix)) {
        String name = spec.name().substring(prefix.length());
        specs.add(new ParameterSpec(name, spec.initial(), spec.shape()));
      }
    }
    return parameters(prefix, specs);
  }

  /**
   * Loads some parameters below a prefix.
   *
   * @param prefix what their names start with
   * @param specs the parameters without the prefix
   * @return the parameters in that order, as float32; to be closed by the caller
   * @throws InputException if one holds NaN or an infinity
   * @throws IllegalArgumentException if one is not a parameter of the network
   */
  public ParameterSet parameters(String prefix, List<ParameterSpec> specs) {
    Map<String, HostArray> values = new LinkedHashMap<>();
    specs.forEach(spec -> values.put(spec.name(), array(prefix + spec.name())));
    return ParameterSet.of(specs, values, file.toString());
  }

  /**
   * One tensor.
   *
   * @param name the network's name for it
   * @return its float numbers
   * @throws IllegalArgumentException if the network has no such tensor
   * @throws InputException if it holds NaN or an infinity
   */
  public HostArray array(String name) {
    TensorSource source = sources.get(name);
    if (source == null) {
      throw new IllegalArgumentException("no parameter is named " + name);
    }
    return source.read(file);
  }
}
