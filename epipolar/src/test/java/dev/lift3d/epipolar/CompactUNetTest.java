package dev.lift3d.epipolar;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactUNetTest {
  private static final int LONG = 384;
  private static final int SHORT = 32;

  /** A seam between texels of every level, away from the image's middle. */
  private static final int MIRROR = 144;

  /**
   * Around a mirror in the image, symmetric kernels give maps that are mirrored there too, if and
   * only if the texels of all levels lie evenly over the pixels: texel j of stride s over pixels [j
   * s, (j + 1) s). A layer that is off by half a texel, or stretches its map to the corners, breaks
   * it. The image's other side is different, and so far away that only the normalisation sees it,
   * which treats both sides of the mirror alike.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void mapsAreMirroredWhereTheImageIs(int axis) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        FeatureNetwork network = new FeatureNetwork(FeatureNetwork.Kind.COMPACT);
        ParameterSet random = ParameterSet.initial(network.parameters(), 9);
        ParameterSet set =
            ParameterSet.of(network.parameters(), symmetric(random, axis), "symmetric weights")) {
      NDArray image = image(scope, axis == 2 ? LONG : SHORT, axis == 2 ? SHORT : LONG);
      NDArray side = part(image, axis, 0, MIRROR);
      NDArray rest = part(image, axis, 2 * MIRROR, LONG);
      NDArray mirrored = side.concat(side.flip(axis), axis).concat(rest, axis);
      FeatureNetwork.Maps maps = network.encode(mirrored, set);
      assertMirrored("coarse", maps.coarse(), axis, MIRROR / network.kind().coarseStride());
      assertMirrored("fine", maps.fine(), axis, MIRROR / network.kind().fineStride());
    }
  }

  private static void assertMirrored(String what, NDArray map, int axis, int seam) {
    NDArray before = part(map, axis, seam - 3, seam).flip(axis);
    NDArray after = part(map, axis, seam, seam + 3);
    // Values to 5 in float32, about twenty layers.
    assertClose(what, before.toFloatArray(), after.toFloatArray(), 1e-4);
  }

  private static NDArray part(NDArray x, int axis, int from, int to) {
    return x.get((axis == 2 ? ":,:,%d:%d" : ":,:,:,%d:%d").formatted(from, to));
  }

  /** Kernels and their mirror images, averaged. */
  private static Map<String, HostArray> symmetric(ParameterSet set, int axis) {
    Map<String, HostArray> values = new LinkedHashMap<>(set.toHost());
    for (int i = 0; i < set.specs().size(); i++) {
      NDArray kernel = set.tensors().get(i);
      if (kernel.getShape().dimension() == 4) {
        try (NDArray mean = kernel.add(kernel.flip(axis)).div(2)) {
          values.put(set.specs().get(i).name(), TensorScope.host(mean));
        }
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"32,32,8,8,16,16", "48,64,12,16,24,32", "33,50,12,16,24,32"})
  void mapsCoverTheImageExtendedToMultiplesOfSixteen(
      int height, int width, int rows, int columns, int fineRows, int fineColumns) {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded();
        FeatureNetwork network = new FeatureNetwork(FeatureNetwork.Kind.COMPACT);
        ParameterSet set = ParameterSet.initial(network.parameters(), 1)) {
      FeatureNetwork.Maps maps = network.encode(image(scope, height, width), set);
      long channels = network.kind().channels();
      assertArrayEquals(
          new long[] {1, channels, rows, columns}, maps.coarse().getShape().getShape());
      assertArrayEquals(
          new long[] {1, channels, fineRows, fineColumns}, maps.fine().getShape().getShape());
    }
  }

  private static NDArray image(TensorScope scope, int height, int width) {
    SplittableRandom random = new SplittableRandom(2);
    float[] image = new float[3 * height * width];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextDouble();
    }
    return scope.floats(image, 1, 3, height, width);
  }
}
