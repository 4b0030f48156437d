package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.Shapes;
import java.util.List;

/**
 * Turns photographs into maps of image features, one for the coarse and one for the fine pass.
 *
 * <p>Normalisation is over a whole image: encode whole photographs, never crops of them.
 */
public final class FeatureNetwork implements AutoCloseable {
  /** The fewest pixels that an image may have along its shorter side. */
  public static final int SMALLEST_SIDE = 32;

  /** The networks there are. */
  public enum Kind {
    /** The original's: 32 + 32 channels at a quarter of the size, 8.9 million parameters. */
    RESUNET(32, 4, 4),
    /** This project's: 16 channels at a quarter and 16 at half the size, 0.2 million parameters. */
    COMPACT(16, 4, 2);

    private final int channels;
    private final int coarseStride;
    private final int fineStride;

    Kind(int channels, int coarseStride, int fineStride) {
      this.channels = channels;
      this.coarseStride = coarseStride;
      this.fineStride = fineStride;
    }

    /**
     * Channels of each map.
     *
     * @return C
     */
    public int channels() {
      return channels;
    }

    /**
     * Pixels from texel to texel of the coarse map.
     *
     * @return the stride
     */
    public int coarseStride() {
      return coarseStride;
    }

    /**
     * Pixels from texel to texel of the fine map.
     *
     * @return the stride
     */
    public int fineStride() {
      return fineStride;
    }
  }

  private final Kind kind;
  private final List<ParameterSpec> parameters;
  private final CompiledScript script;

  /**
   * Compiles a network.
   *
   * @param kind which one
   */
  public FeatureNetwork(Kind kind) {
    NetworkScript net = kind == Kind.RESUNET ? ResUNet.write() : CompactUNet.write(kind.channels);
    this.kind = kind;
    this.parameters = net.parameters();
    this.script = net.compile();
  }

  /**
   * Feature maps of V images.
   *
   * @param coarse (V, C, h, w)
   * @param fine (V, C, h', w')
   */
  public record Maps(NDArray coarse, NDArray fine) {}

  /**
   * Which network this is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The parameters that {@link #encode} expects.
   *
   * @return immutable list
   */
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  /**
   * Encodes images of equal size.
   *
   * @param images (V, 3, H, W), RGB in [0, 1], at least 32 pixels on a side
   * @param set values of {@link #parameters}
   * @return the maps, in the scope of {@code images}
   */
  public Maps encode(NDArray images, ParameterSet set) {
    requireImages(images);
    NDList out = script.call("encode", set.tensors(), images);
    return new Maps(out.get(0), out.get(1));
  }

  /** Every stage's output of the original network, in the order of {@link ResUNet#STAGES}. */
  NDList stages(NDArray images, ParameterSet set) {
    requireImages(images);
    return script.call("stages", set.tensors(), images);
  }

  private static void requireImages(NDArray images) {
    Shapes.require(images, "images (V, 3, H, W)", Shapes.ANY, 3, Shapes.ANY, Shapes.ANY);
    long shorter = Math.min(images.getShape().get(2), images.getShape().get(3));
    if (shorter < SMALLEST_SIDE) {
      throw new IllegalArgumentException(
          "images need at least "
              + SMALLEST_SIDE
              + " pixels on a side, found "
              + images.getShape());
    }
  }

  @Override
  public void close() {
    script.close();
  }
}
