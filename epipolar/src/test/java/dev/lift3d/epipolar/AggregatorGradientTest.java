package dev.lift3d.epipolar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of the aggregator against finite differences, in double. */
class AggregatorGradientTest {
  private static final int RAYS = 3;
  private static final int SAMPLES = 7;
  private static final int VIEWS = 3;

  /** Small enough that no ReLU changes sides, large enough for double's digits. */
  private static final double STEP = 1e-6;

  private final SplittableRandom random = new SplittableRandom(17);

  static Stream<AggregatorSettings> settings() {
    return Stream.of(
        AggregatorSettings.COMPACT,
        AggregatorSettings.COMPACT.withoutAntiAliasPooling(),
        AggregatorSettings.IBRNET);
  }

  /** A script, its numbers in double, and what to call it with. */
  private record Problem(
      CompiledScript script, List<NDArray> parameters, NDArray[] inputs, NDList lossWeights) {
    NDArray loss() {
      NDList out = script.call("aggregate", parameters, inputs);
      NDArray colour = out.get(0).mul(lossWeights.get(0)).sum();
      return colour.add(out.get(1).mul(lossWeights.get(1)).sum());
    }

    double lossWith(int i, NDArray parameter) {
      List<NDArray> moved = new ArrayList<>(parameters);
      parameter.setName(parameters.get(i).getName());
      moved.set(i, parameter);
      return new Problem(script, moved, inputs, lossWeights).loss().getDouble();
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void gradientsAreFiniteDifferences(AggregatorSettings settings) {
    NetworkScript net = AggregatorScript.write(settings);
    try (TensorScope scope = TensorScope.open();
        CompiledScript script = net.compile()) {
      Problem problem = problem(settings, net.parameters(), script, scope);
      double[][] gradients = gradients(problem, scope);
      for (int i = 0; i < gradients.length; i++) {
        double[] direction = direction(gradients[i]);
        double expected = dot(gradients[i], direction);
        double found = slope(problem, i, direction, scope);
        // Central differences: (1e-6)^2 of curvature, and 1e-16 of a loss of 10 by 1e-6.
        assertEquals(expected, found, 1e-7 + 1e-5 * expected, net.parameters().get(i).toString());
      }
    }
  }

  private Problem problem(
      AggregatorSettings settings,
      List<ParameterSpec> specs,
      CompiledScript script,
      TensorScope scope) {
    List<NDArray> parameters = new ArrayList<>();
    try (ParameterSet set = ParameterSet.initial(specs, 3)) {
      for (NDArray single : set.tensors()) {
        float[] values = single.toFloatArray();
        double[] wide = new double[values.length];
        for (int j = 0; j < wide.length; j++) {
          wide[j] = values[j] + 0.1 * (random.nextDouble() - 0.5); // biases start at zero
        }
        NDArray parameter = scope.manager().create(wide, single.getShape());
        parameter.setName(single.getName());
        parameter.setRequiresGradient(true);
        parameters.add(parameter);
      }
    }
    NDArray[] inputs = {
      uniform(scope, RAYS, SAMPLES, VIEWS, settings.channels() + 3),
      differences(scope, settings.conventions().differenceChannels()),
      mask(scope),
      uniform(scope, RAYS, SAMPLES).mul(SAMPLES)
    };
    NDList weights = new NDList(uniform(scope, RAYS, SAMPLES, 3), uniform(scope, RAYS, SAMPLES));
    return new Problem(script, parameters, inputs, weights);
  }

  /** Directions and sides of either sign; confidences, channels 6 to 8, have none. */
  private NDArray differences(TensorScope scope, int channels) {
    double[] values = random.doubles(RAYS * SAMPLES * VIEWS * channels, -0.5, 0.5).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = i % channels < 6 || i % channels == 9 ? values[i] : Math.abs(values[i]);
    }
    return scope.manager().create(values, new Shape(RAYS, SAMPLES, VIEWS, channels));
  }

  private NDArray uniform(TensorScope scope, long... shape) {
    Shape s = new Shape(shape);
    return scope.manager().create(random.doubles(s.size(), -0.5, 0.5).toArray(), s);
  }

  private NDArray mask(TensorScope scope) {
    double[] mask = new double[RAYS * SAMPLES * VIEWS];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextInt(4) > 0 ? 1 : 0;
    }
    return scope.manager().create(mask, new Shape(RAYS, SAMPLES, VIEWS, 1));
  }

  private static double[][] gradients(Problem problem, TensorScope scope) {
    try (Gradients.Mode training = Gradients.recorded()) {
      NDArray loss = problem.loss();
      Gradients.backward(loss, scope.manager().create(1.0));
      return problem.parameters.stream()
          .map(p -> Gradients.gradient(p, scope).toDoubleArray())
          .toArray(double[][]::new);
    }
  }

  /** The gradient's own direction, so that the slope is large, and as much of a random one. */
  private double[] direction(double[] gradient) {
    double[] noise = random.doubles(gradient.length, -0.5, 0.5).toArray();
    double scale = 1 / Math.sqrt(dot(noise, noise));
    double own = 1 / Math.max(Math.sqrt(dot(gradient, gradient)), 1e-12);
    for (int j = 0; j < noise.length; j++) {
      noise[j] = noise[j] * scale + gradient[j] * own;
    }
    return noise;
  }

  private static double slope(Problem problem, int i, double[] direction, TensorScope scope) {
    try (Gradients.Mode inference = Gradients.unrecorded()) {
      NDArray at = problem.parameters.get(i);
      NDArray step = scope.manager().create(direction, at.getShape()).mul(STEP);
      double up = problem.lossWith(i, at.add(step));
      double down = problem.lossWith(i, at.sub(step));
      return (up - down) / (2 * STEP);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
