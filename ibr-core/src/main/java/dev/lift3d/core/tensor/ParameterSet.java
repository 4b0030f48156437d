package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The trained numbers of one network, in the order in which its script names them.
 *
 * <p>{@link #tensors()} goes into {@link CompiledScript#call} as the list argument. {@link
 * #replica()} gives a second set on the same memory that collects gradients of its own, so that
 * several threads can differentiate at once.
 */
public final class ParameterSet implements AutoCloseable {
  private static final String LIST_NAME = "p[]";

  /** Misfits that a message names; the others are counted. */
  private static final int NAMED = 8;

  private final TensorScope scope;
  private final List<ParameterSpec> specs;
  private final List<NDArray> tensors;

  private ParameterSet(TensorScope scope, List<ParameterSpec> specs, List<NDArray> tensors) {
    this.scope = scope;
    this.specs = specs;
    this.tensors = List.copyOf(tensors);
    this.tensors.forEach(t -> t.setName(LIST_NAME));
  }

  /**
   * Draws a fresh set.
   *
   * @param specs the parameters of a {@link NetworkScript}
   * @param seed the randomness
   * @return the set, to be closed by the caller
   */
  public static ParameterSet initial(List<ParameterSpec> specs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, HostArray> values = new LinkedHashMap<>();
    for (ParameterSpec spec : specs) {
      values.put(
          spec.name(),
          HostArray.ofFloats(spec.initial().draw(spec.shape(), random.split()), spec.shape()));
    }
    return of(specs, values, "initial values");
  }

  /**
   * Takes the values from named arrays.
   *
   * @param specs the parameters of a {@link NetworkScript}
   * @param values exactly those names, with those shapes
   * @param where where the arrays come from, for the message
   * @return the set, to be closed by the caller
   * @throws InputException if a name is missing or unknown or a shape differs; names the first
   *     eight
   */
  public static ParameterSet of(
      List<ParameterSpec> specs, Map<String, HostArray> values, String where) {
    requireSameNames(specs, values, where);
    TensorScope scope = TensorScope.open();
    List<NDArray> tensors = new ArrayList<>();
    for (ParameterSpec spec : specs) {
      NDArray tensor = scope.tensor(values.get(spec.name()));
      tensor.setRequiresGradient(true);
      tensors.add(tensor);
    }
    return new ParameterSet(scope, specs, tensors);
  }

  private static void requireSameNames(
      List<ParameterSpec> specs, Map<String, HostArray> values, String where) {
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    List<String> wrong = new ArrayList<>();
    for (ParameterSpec spec : specs) {
      unknown.remove(spec.name());
      HostArray found = values.get(spec.name());
      if (found == null) {
        wrong.add(spec.name() + " is missing");
      } else if (!Arrays.equals(found.shape(), spec.shape())) {
        wrong.add(spec + " has shape " + Arrays.toString(found.shape()));
      }
    }
    unknown.forEach(name -> wrong.add(name + " is unknown"));
    if (!wrong.isEmpty()) {
      int more = wrong.size() - NAMED;
      throw new InputException(
          where
              + " does not fit this network: "
              + String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size())))
              + (more > 0 ? "; and " + more + " more" : ""));
    }
  }

  /**
   * The tensors, named for the list argument of a script.
   *
   * @return immutable list in the specs' order
   */
  public List<NDArray> tensors() {
    return tensors;
  }

  /**
   * What the parameters are.
   *
   * @return immutable list
   */
  public List<ParameterSpec> specs() {
    return specs;
  }

  /**
   * How many numbers there are.
   *
   * @return the sum of the sizes
   */
  public long count() {
    return specs.stream().mapToLong(s -> Shapes.elements(s.shape())).sum();
  }

  /**
   * A second set on the same memory with gradients of its own.
   *
   * @return the replica, to be closed before this set
   */
  public ParameterSet replica() {
    TensorScope inner = scope.inner();
    List<NDArray> aliases = new ArrayList<>();
    for (NDArray tensor : tensors) {
      NDArray alias = Gradients.leaf(tensor);
      alias.attach(inner.manager());
      aliases.add(alias);
    }
    return new ParameterSet(inner, specs, aliases);
  }

  /** Forgets the gradients that this set has collected. */
  public void forgetGradients() {
    tensors.forEach(Gradients::forget);
  }

  /**
   * Copies the values to the host.
   *
   * @return name to array, in order
   */
  public Map<String, HostArray> toHost() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    for (int i = 0; i < specs.size(); i++) {
      out.put(specs.get(i).name(), TensorScope.host(tensors.get(i)));
    }
    return out;
  }

  /**
   * Overwrites one parameter.
   *
   * @param index its place in {@link #specs()}
   * @param values elements in C order
   */
  public void set(int index, float[] values) {
    NDArray tensor = tensors.get(index);
    if (values.length != tensor.size()) {
      throw new IllegalArgumentException(
          specs.get(index) + " holds " + tensor.size() + " numbers, given " + values.length);
    }
    // Written through the shared memory: replicas and optimizers keep seeing the same tensor.
    tensor.toByteBuffer(true).asFloatBuffer().put(FloatBuffer.wrap(values));
  }

  @Override
  public void close() {
    scope.close();
  }
}
