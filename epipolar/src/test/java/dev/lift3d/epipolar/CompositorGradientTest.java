package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compositing against plain double arithmetic: values, and gradients by finite differences. */
class CompositorGradientTest {
  private static final double STEP = 1e-5; // central: error about 1e-10 in double

  @ParameterizedTest
  @CsvSource({
    "IBRNET,7,true",
    "IBRNET,1,true",
    "CORRECTED,7,true",
    "CORRECTED,7,false",
    "CORRECTED,2,true"
  })
  void valuesAndGradientsAreThoseOfPlainArithmetic(
      Conventions conventions, int samples, boolean lastSeen) {
    PlainRay ray = ray(samples, lastSeen);
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode training = Gradients.recorded();
        Compositor compositor = new Compositor(conventions, false)) {
      NDArray colour = Gradients.leaf(scope.floats(narrow(ray.colours()), 1, samples, 3));
      NDArray density = Gradients.leaf(scope.floats(narrow(ray.density()), 1, samples));
      NDArray z = scope.floats(narrow(ray.z()), 1, samples);
      NDArray t = scope.floats(narrow(ray.t()), 1, samples);
      NDArray seen = scope.zeros(1, samples).add(lastSeen ? 1 : 0);
      Compositor.Output out = compositor.apply(colour, density, z, t, seen);

      PlainRay.Shown expected = ray.composite(conventions);
      // Float32 on numbers to 1, depths to 9.
      assertClose("weights", narrow(expected.weights()), out.weights().toFloatArray(), 1e-6);
      assertClose("colour", narrow(expected.colour()), out.colour().toFloatArray(), 1e-6);
      assertClose("depth", narrow(expected.depth()), out.depth().toFloatArray(), 5e-6);

      NDArray mixed = out.colour().mul(scope.floats(new float[] {1, -0.7f, 0.4f}, 1, 3)).sum();
      Gradients.backward(mixed.add(out.depth().sum().mul(0.3f)).add(out.opacity().sum().mul(0.9f)));
      DoubleSupplier loss = () -> ray.composite(conventions).mixed();
      // Gradients to 20 (64 times a length times depths to 9) in float32.
      float[] byDensity = Gradients.gradient(density, scope).toFloatArray();
      assertClose("d density", differences(ray.density(), loss), byDensity, 2e-5);
      float[] byColour = Gradients.gradient(colour, scope).toFloatArray();
      assertClose("d colour", differences(ray.colours(), loss), byColour, 2e-5);
    }
  }

  private static PlainRay ray(int samples, boolean lastSeen) {
    SplittableRandom random = new SplittableRandom(3);
    return new PlainRay(
        random.doubles(3L * samples).toArray(),
        random.doubles(samples, 0, 2).toArray(),
        random.doubles(samples, 1, 9).sorted().toArray(),
        random.doubles(samples, 0, 0.2).sorted().toArray(),
        lastSeen);
  }

  private static float[] differences(double[] input, DoubleSupplier loss) {
    double[] slopes = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      double at = input[i];
      input[i] = at + STEP;
      double up = loss.getAsDouble();
      input[i] = at - STEP;
      double down = loss.getAsDouble();
      input[i] = at;
      slopes[i] = (up - down) / (2 * STEP);
    }
    return narrow(slopes);
  }

  private static float[] narrow(double... values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
