package dev.lift3d.operators.vit;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.operators.vit.Tap.Facet;
import dev.lift3d.operators.weights.MatchedWeights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A vision transformer with its weights, for inference. May be run from several threads at once.
 */
public final class VisionTransformer implements AutoCloseable {
  private static final List<Facet> OF_FACETS =
      List.of(Facet.QUERY, Facet.KEY, Facet.VALUE, Facet.VALUE_OUTPUT);

  private final VisionShape shape;
  private final int stride;
  private final RotaryTable rotary;
  private final CompiledScript script;
  private final ParameterSet parameters;
  private final TransformerBlocks blocks;

  private VisionTransformer(
      VisionShape shape,
      Sampling sampling,
      CompiledScript script,
      ParameterSet parameters,
      TransformerBlocks blocks) {
    this.shape = shape;
    this.stride = sampling.stride();
    this.rotary = sampling.rotary();
    this.script = script;
    this.parameters = parameters;
    this.blocks = blocks;
  }

  /**
   * How a network looks at pictures of other sizes than it was trained with.
   *
   * @param stride pixels from patch to patch, at most the patch
   * @param rule how its table of positions is resized
   * @param rotary its rotary positions; {@link RotaryTable#NONE} if it has none
   */
  public record Sampling(int stride, PositionRule rule, RotaryTable rotary) {}

  /**
   * Loads a network.
   *
   * @param shape its shape
   * @param sampling how it looks at pictures
   * @param weights holds at least the shape's parameters
   * @return the network, to be closed by the caller
   */
  public static VisionTransformer load(
      VisionShape shape, Sampling sampling, MatchedWeights weights) {
    if (sampling.stride() < 1 || sampling.stride() > shape.embedding().patch()) {
      throw new InputException(
          "the stride must be between 1 and the patch's %d pixels, found %d"
              .formatted(shape.embedding().patch(), sampling.stride()));
    }
    NetworkScript net = EmbeddingScript.write(shape, sampling.rule(), sampling.stride());
    CompiledScript script = net.compile();
    ParameterSet parameters = null;
    try {
      parameters = weights.parameters(shape.prefix(), net.parameters());
      TransformerBlocks blocks =
          TransformerBlocks.load(shape.block(), shape.prefix(), shape.depth(), weights);
      return new VisionTransformer(shape, sampling, script, parameters, blocks);
    } catch (RuntimeException e) {
      script.close();
      if (parameters != null) {
        parameters.close();
      }
      throw e;
    }
  }

  /**
   * Its shape.
   *
   * @return the shape
   */
  public VisionShape shape() {
    return shape;
  }

  /**
   * Pixels from patch to patch.
   *
   * @return the stride
   */
  public int stride() {
    return stride;
  }

  /**
   * Its rotary positions.
   *
   * @return the table; {@link RotaryTable#NONE} if it has none
   */
  public RotaryTable rotary() {
    return rotary;
  }

  /**
   * How many patches there are along a side.
   *
   * @param pixels the picture's side
   * @return the count; what is left of the picture at the end is not looked at
   */
  public int patches(int pixels) {
    return pixels < shape.embedding().patch()
        ? 0
        : 1 + (pixels - shape.embedding().patch()) / stride;
  }

  /**
   * Runs the network as far as the taps ask.
   *
   * @param pictures (B, 3, H, W), scaled as the network wants it
   * @param taps what is wanted
   * @return an array a tap
   * @throws InputException if a picture is smaller than a patch
   * @throws IllegalArgumentException if the network has fewer layers than a tap asks
   */
  public List<HostArray> run(HostArray pictures, List<Tap> taps) {
    long[] size = requirePictures(pictures);
    int last = taps.stream().mapToInt(Tap::layer).max().orElse(0);
    if (last > shape.depth()) {
      throw new IllegalArgumentException(
          "the network has " + shape.depth() + " layers, asked for " + last);
    }
    Map<Tap, HostArray> found = new HashMap<>();
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode off = Gradients.unrecorded()) {
      NDArray x = script.call("embed", parameters.tensors(), scope.tensor(pictures)).head();
      NDArray[] rotation = rotation(scope, size);
      tapTokens(0, x, taps, found);
      for (int layer = 1; layer <= last; layer++) {
        tapBlock(layer, x, rotation, taps, found);
        if (layer == last && !asksForTokens(last, taps)) {
          break;
        }
        NDArray next = blocks.block(layer - 1, x, rotation);
        x.close();
        x = next;
        tapTokens(layer, x, taps, found);
      }
    }
    return taps.stream().map(found::get).toList();
  }

  private long[] requirePictures(HostArray pictures) {
    long[] size = pictures.shape();
    if (size.length != 4 || size[1] != 3) {
      throw new IllegalArgumentException(
          "pictures must be (B, 3, H, W), found " + Arrays.toString(size));
    }
    if (patches((int) size[2]) < 1 || patches((int) size[3]) < 1) {
      throw new InputException(
          "a picture of %d x %d is smaller than a patch of %d pixels"
              .formatted(size[3], size[2], shape.embedding().patch()));
    }
    return size;
  }

  private NDArray[] rotation(TensorScope scope, long[] size) {
    if (!shape.block().has(BlockShape.Trait.ROTARY)) {
      return new NDArray[0];
    }
    int prefix = shape.embedding().prefix();
    RotaryTable.Angles angles = rotary.angles(patches((int) size[2]), patches((int) size[3]));
    return new NDArray[] {
      scope.tensor(angles.cos(prefix)), scope.tensor(angles.sin(prefix)),
    };
  }

  private static boolean asksForTokens(int layer, List<Tap> taps) {
    return taps.contains(new Tap(Facet.TOKEN, layer))
        || taps.contains(new Tap(Facet.NORMALISED, layer));
  }

  private void tapTokens(int layer, NDArray x, List<Tap> taps, Map<Tap, HostArray> found) {
    Tap token = new Tap(Facet.TOKEN, layer);
    Tap normalised = new Tap(Facet.NORMALISED, layer);
    if (taps.contains(token)) {
      found.put(token, TensorScope.host(x));
    }
    if (taps.contains(normalised)) {
      try (NDArray y = script.call("norm", parameters.tensors(), x).head()) {
        found.put(normalised, TensorScope.host(y));
      }
    }
  }

  private void tapBlock(
      int layer, NDArray x, NDArray[] rotation, List<Tap> taps, Map<Tap, HostArray> found) {
    if (OF_FACETS.stream().anyMatch(f -> taps.contains(new Tap(f, layer)))) {
      try (var facets = blocks.facets(layer - 1, x)) {
        for (int i = 0; i < OF_FACETS.size(); i++) {
          Tap tap = new Tap(OF_FACETS.get(i), layer);
          if (taps.contains(tap)) {
            found.put(tap, TensorScope.host(facets.get(i)));
          }
        }
      }
    }
    Tap attention = new Tap(Facet.ATTENTION, layer);
    if (taps.contains(attention)) {
      try (NDArray a = blocks.attention(layer - 1, x, rotation)) {
        found.put(attention, TensorScope.host(a));
      }
    }
  }

  /**
   * The table of positions for a grid of patches.
   *
   * @param rows patches from top to bottom
   * @param cols patches from left to right
   * @return (1, rows of the table, D); the class token's first if it has one
   * @throws IllegalArgumentException if the network has no table
   */
  public HostArray positions(int rows, int cols) {
    if (shape.embedding().positions() == 0) {
      throw new IllegalArgumentException("a network with rotary positions has no table");
    }
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode off = Gradients.unrecorded()) {
      NDArray like = scope.zeros(rows, cols);
      return TensorScope.host(script.call("positions", parameters.tensors(), like).head());
    }
  }

  @Override
  public void close() {
    blocks.close();
    parameters.close();
    script.close();
  }
}
