package dev.lift3d.operators.dino;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.network.PictureScaling;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.vit.VisionTransformer;
import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A DINO network with its weights. May be run from several threads at once.
 *
 * <p>Tokens are in the order class, registers, patches row by row.
 */
public final class DinoModel implements AutoCloseable {
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  private final WeightsKind kind;
  private final VisionTransformer network;
  private final PictureScaling scaling;

  private DinoModel(WeightsKind kind, VisionTransformer network, PictureScaling scaling) {
    this.kind = kind;
    this.network = network;
    this.scaling = scaling;
  }

  /**
   * Loads a network.
   *
   * @param weights DINO, DINOv2 or DINOv3 in the original, timm's or Hugging Face's layout; a
   *     {@code config.json} beside it is heeded, and needed where the width is not a published one
   * @param stride pixels from patch to patch; 0 for the patch's size
   * @param rule how the table of positions is resized; empty for the layout's own rule
   * @return the network, to be closed by the caller
   * @throws InputException if the file is no such network, or one of its tensors is missing,
   *     unknown or misshapen
   */
  public static DinoModel load(Path weights, int stride, Optional<PositionRule> rule) {
    return load(WeightsFile.read(weights), stride, rule);
  }

  /**
   * Loads a network from a file that has been read.
   *
   * @param weights as above
   * @param stride pixels from patch to patch; 0 for the patch's size
   * @param rule how the table of positions is resized; empty for the layout's own rule
   * @return the network, to be closed by the caller
   * @throws InputException if the file is no such network, or one of its tensors is missing,
   *     unknown or misshapen
   */
  public static DinoModel load(WeightsFile weights, int stride, Optional<PositionRule> rule) {
    WeightsFile file = unchunked(weights);
    WeightsKind kind =
        WeightsKind.of(file)
            .filter(k -> k.family().name().startsWith("DINO"))
            .orElseThrow(() -> noDino(file));
    ModelConfig config = ModelConfig.beside(file);
    KeyTable table = DinoTables.of(kind, file);
    DinoShape shape = DinoShape.of(kind, table, file, config);
    VisionTransformer.Sampling sampling =
        new VisionTransformer.Sampling(
            stride == 0 ? shape.vision().embedding().patch() : stride,
            rule.orElse(shape.rule()),
            shape.rotary());
    return new DinoModel(
        kind,
        VisionTransformer.load(shape.vision(), sampling, table.match(file, shape.vision().specs())),
        scaling(config));
  }

  private static InputException noDino(WeightsFile file) {
    String found =
        WeightsKind.of(file)
            .map(WeightsKind::toString)
            .orElse("unknown, with " + file.tensors().keySet().stream().limit(3).toList());
    return new InputException(file + ": holds no DINO network; it is " + found);
  }

  /** Training checkpoints of DINOv2 keep blocks in chunks, blocks.CHUNK.N, N counting through. */
  private static WeightsFile unchunked(WeightsFile file) {
    return file.renamed(name -> name.replaceFirst("^blocks\\.\\d+\\.(\\d+)\\.", "blocks.$1."));
  }

  private static PictureScaling scaling(ModelConfig config) {
    List<Double> mean = config.numbers("image_mean");
    List<Double> std = config.numbers("image_std");
    return mean.isEmpty() || std.isEmpty()
        ? new PictureScaling(MEAN, STD, null)
        : new PictureScaling(mean, std, null);
  }

  /**
   * What the file is.
   *
   * @return family, layout and size
   */
  public WeightsKind kind() {
    return kind;
  }

  /**
   * The network.
   *
   * @return its shape, and how many patches a picture has
   */
  public VisionTransformer network() {
    return network;
  }

  /**
   * What is done to colours first.
   *
   * @return mean and deviation of ImageNet, or what {@code preprocessor_config.json} says
   */
  public PictureScaling scaling() {
    return scaling;
  }

  /**
   * Runs the network as far as the taps ask.
   *
   * @param pictures (B, 3, H, W), scaled
   * @param taps what is wanted
   * @return an array a tap
   */
  public List<HostArray> run(HostArray pictures, List<Tap> taps) {
    return network.run(pictures, taps);
  }

  @Override
  public void close() {
    network.close();
  }
}
