package dev.lift3d.correction.corrector;

import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.Halves;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of the paper's corrector (Lift3D, equation 3): F1 takes {@value #WIDTH} channels to
 * the K colours and image features of a sample, F2 takes the pooled channels and the difference
 * back to {@value #WIDTH}. Both are affine, as the text reads.
 *
 * @param projection K x WIDTH, F1
 * @param projectionBias K
 * @param correction WIDTH x (WIDTH + K), F2: pooled channels first
 * @param correctionBias WIDTH
 */
public record PaperWeights(
    float[] projection, float[] projectionBias, float[] correction, float[] correctionBias) {
  /** Channels that F1 takes and F2 gives: those of the operators the paper trained on. */
  public static final int WIDTH = 768;

  /** Checks the sizes. */
  public PaperWeights {
    int k = projectionBias.length;
    if (projection.length != k * WIDTH
        || correction.length != WIDTH * (WIDTH + k)
        || correctionBias.length != WIDTH) {
      throw new IllegalArgumentException(
          "expected weights for "
              + k
              + " image features, found "
              + projection.length
              + " and "
              + correction.length);
    }
  }

  /**
   * What a checkpoint holds of it.
   *
   * @param image K, colours and image features of a sample
   * @return immutable list
   */
  public static List<ParameterSpec> parameters(int image) {
    return List.of(
        new ParameterSpec("f1.weight", Initial.UNIFORM, image, WIDTH),
        new ParameterSpec("f1.bias", Initial.ZERO, image),
        new ParameterSpec("f2.weight", Initial.ZERO, WIDTH, WIDTH + image),
        new ParameterSpec("f2.bias", Initial.ZERO, WIDTH));
  }

  /**
   * Fresh parameters; F2 is zero, so that features stay as they are.
   *
   * @param image K, colours and image features of a sample
   * @param seed the randomness
   * @return the parameters
   */
  public static PaperWeights initial(int image, long seed) {
    try (ParameterSet set = ParameterSet.initial(parameters(image), seed)) {
      return of(set.toHost());
    }
  }

  /** Takes the parameters from arrays of the names and shapes of {@link #parameters}. */
  static PaperWeights of(Map<String, HostArray> values) {
    return new PaperWeights(
        values.get("f1.weight").toFloats(),
        values.get("f1.bias").toFloats(),
        values.get("f2.weight").toFloats(),
        values.get("f2.bias").toFloats());
  }

  /**
   * As a checkpoint holds it: in half precision, which a residual does not notice.
   *
   * @return name to array
   */
  public Map<String, HostArray> toHost() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    exact().forEach((name, array) -> out.put(name, halved(array)));
    return out;
  }

  /** The same in single precision, to train on. */
  Map<String, HostArray> exact() {
    float[][] values = {projection, projectionBias, correction, correctionBias};
    Map<String, HostArray> out = new LinkedHashMap<>();
    List<ParameterSpec> specs = parameters(image());
    for (int i = 0; i < values.length; i++) {
      out.put(specs.get(i).name(), HostArray.ofFloats(values[i], specs.get(i).shape()));
    }
    return out;
  }

  private static HostArray halved(HostArray array) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * array.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : array.toFloats()) {
      bytes.putShort(Halves.fromFloat(value));
    }
    return HostArray.of(ElementType.F16, array.shape(), bytes.flip());
  }

  /**
   * Colours and image features of a sample.
   *
   * @return K
   */
  public int image() {
    return projectionBias.length;
  }

  /** Refuses samples of other image features than were trained on. */
  void require(CorrectionChunk chunk) {
    int found = 3 + chunk.gathered().channels();
    if (found != image()) {
      throw new IllegalArgumentException(
          "the corrector takes " + image() + " colours and image features, found " + found);
    }
  }
}
