package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.io.HostArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), in torch's order of operations,
 * with the gradient scaled down to a largest norm first.
 *
 * <p>The whole state can be taken out and put back, so that training resumes exactly.
 */
public final class AdamW implements AutoCloseable {
  /**
   * What does not change while training.
   *
   * @param beta1 decay of the first moment, in [0, 1)
   * @param beta2 decay of the second moment, in [0, 1)
   * @param epsilon added to the root of the second moment, positive
   * @param weightDecay share of the weight taken off a step, times the learning rate
   * @param largestNorm the gradient's norm over all parameters is scaled down to this
   */
  public record Settings(
      double beta1, double beta2, double epsilon, double weightDecay, double largestNorm) {
    /** torch's defaults with light decay and clipping at 1. */
    public static final Settings DEFAULT = new Settings(0.9, 0.999, 1e-8, 1e-4, 1);

    /** Checks the ranges. */
    public Settings {
      if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
        throw new IllegalArgumentException("betas lie in [0, 1), found " + beta1 + ", " + beta2);
      }
      if (!(epsilon > 0 && weightDecay >= 0 && largestNorm > 0)) {
        throw new IllegalArgumentException(
            "epsilon and largestNorm are positive and weightDecay not negative, found "
                + epsilon
                + ", "
                + largestNorm
                + ", "
                + weightDecay);
      }
    }
  }

  private final TensorScope scope = TensorScope.open();
  private final List<ParameterSpec> specs;
  private final List<NDArray> parameters;
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> second = new ArrayList<>();
  private final CompiledScript script;
  private long steps;

  /**
   * An optimizer with empty moments.
   *
   * @param parameters what is trained; must outlive the optimizer
   * @param settings what does not change
   */
  public AdamW(ParameterSet parameters, Settings settings) {
    this.specs = parameters.specs();
    this.parameters = parameters.tensors();
    for (ParameterSpec spec : specs) {
      first.add(named(scope.zeros(spec.shape()), "m[]"));
      second.add(named(scope.zeros(spec.shape()), "v[]"));
    }
    script = CompiledScript.compile(List.of(text(settings)));
  }

  private static String text(Settings s) {
    return """
    def step(self, rate: Tensor, count: Tensor, p: List[Tensor], g: List[Tensor], \
    m: List[Tensor], v: List[Tensor]) -> Tensor:
      total = torch.zeros_like(rate)
      for i in range(len(g)):
        total = total + torch.sum(g[i] * g[i])
      norm = torch.sqrt(total)
      scale = torch.clamp(%s / (norm + 1.0e-6), None, 1.0)
      for i in range(len(p)):
        d = g[i] * scale
        torch.mul_(p[i], 1.0 - rate * %s)
        torch.add_(torch.mul_(m[i], %s), d * %s)
        torch.add_(torch.mul_(v[i], %s), d * d * %s)
        root = torch.sqrt(v[i]) / torch.sqrt(1.0 - torch.pow(%s, count)) + %s
        torch.sub_(p[i], m[i] / root * (rate / (1.0 - torch.pow(%s, count))))
      return norm
    """
        .formatted(
            s.largestNorm(),
            s.weightDecay(),
            s.beta1(),
            1 - s.beta1(),
            s.beta2(),
            1 - s.beta2(),
            s.beta2(),
            s.epsilon(),
            s.beta1());
  }

  /**
   * One step with the gradients that replicas have collected, added up in the order given.
   *
   * @param replicas replicas of the parameter set
   * @param learningRate step size, positive
   * @return the gradient's norm before clipping
   */
  public double step(List<ParameterSet> replicas, double learningRate) {
    steps++;
    try (Gradients.Mode off = Gradients.unrecorded();
        TensorScope temporary = TensorScope.open()) {
      NDList inputs = new NDList(temporary.scalar((float) learningRate));
      inputs.add(temporary.scalar(steps));
      inputs.addAll(parameters);
      for (int i = 0; i < parameters.size(); i++) {
        inputs.add(named(summed(replicas, i, temporary), "g[]"));
      }
      inputs.addAll(first);
      inputs.addAll(second);
      return script.callNamed("step", inputs).singletonOrThrow().getFloat();
    }
  }

  private static NDArray summed(List<ParameterSet> replicas, int index, TensorScope scope) {
    NDArray sum = scope.zeros(replicas.get(0).specs().get(index).shape());
    for (ParameterSet replica : replicas) {
      sum.addi(Gradients.gradient(replica.tensors().get(index), scope));
    }
    return sum;
  }

  private static NDArray named(NDArray array, String name) {
    array.setName(name);
    return array;
  }

  /**
   * How many steps have been made.
   *
   * @return at least 0
   */
  public long steps() {
    return steps;
  }

  /**
   * The whole state.
   *
   * @return "first.KEY" and "second.KEY" for each parameter, and "steps"
   */
  public Map<String, HostArray> state() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    for (int i = 0; i < specs.size(); i++) {
      out.put("first." + specs.get(i).name(), TensorScope.host(first.get(i)));
      out.put("second." + specs.get(i).name(), TensorScope.host(second.get(i)));
    }
    out.put("steps", HostArray.ofDoubles(new double[] {steps}));
    return out;
  }

  /**
   * Puts a state back.
   *
   * @param state what {@link #state} gave for the same parameters
   * @throws IllegalArgumentException if a part is missing or of the wrong size
   */
  public void restore(Map<String, HostArray> state) {
    for (int i = 0; i < specs.size(); i++) {
      fill(first.get(i), state, "first." + specs.get(i).name());
      fill(second.get(i), state, "second." + specs.get(i).name());
    }
    HostArray count = state.get("steps");
    if (count == null) {
      throw new IllegalArgumentException("the optimizer state has no \"steps\"");
    }
    steps = (long) count.toDoubles()[0];
  }

  private static void fill(NDArray tensor, Map<String, HostArray> state, String key) {
    HostArray found = state.get(key);
    if (found == null || found.size() != tensor.size()) {
      throw new IllegalArgumentException(
          "the optimizer state's " + key + " is missing or not of " + tensor.getShape());
    }
    tensor.toByteBuffer(true).asFloatBuffer().put(found.toFloats());
  }

  @Override
  public void close() {
    script.close();
    scope.close();
  }
}
