package dev.lift3d.operators.sam;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.MatchedWeights;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A file of SAM's weights: what networks it is for, read from its shapes. */
final class SamWeights {
  private static final String ENCODER = "image_encoder.";
  private static final int HEADS = 8;
  private static final int TINY_IMAGE = 1024;
  private static final double EPSILON = 1e-5;
  private static final double EPSILON_HUGGING_FACE = 1e-6;

  private final WeightsFile file;
  private final WeightsKind kind;
  private final KeyTable table;
  private final ModelConfig config;

  private SamWeights(WeightsFile file, WeightsKind kind) {
    this.file = file;
    this.kind = kind;
    this.table = SamLayout.of(file, kind);
    this.config = ModelConfig.beside(file);
  }

  static SamWeights read(Path path) {
    WeightsFile file = WeightsFile.read(path);
    Optional<WeightsKind> kind = WeightsKind.of(file);
    WeightsKind.Family family = kind.map(WeightsKind::family).orElse(null);
    if (family != WeightsKind.Family.SAM && family != WeightsKind.Family.MOBILE_SAM) {
      throw new InputException(
          file
              + ": is "
              + kind.map(WeightsKind::toString).orElse("nothing that is known")
              + ", not SAM: give sam_vit_*.pth, mobile_sam.pt or a Hugging Face SamModel");
    }
    boolean bare = family == WeightsKind.Family.MOBILE_SAM && file.has("neck.0.weight");
    return new SamWeights(bare ? file.renamed(name -> ENCODER + name) : file, kind.get());
  }

  WeightsKind kind() {
    return kind;
  }

  Path path() {
    return file.path();
  }

  boolean tiny() {
    return kind.family() == WeightsKind.Family.MOBILE_SAM;
  }

  /** Whether the file holds more than the image encoder. */
  boolean hasDecoder() {
    return file.has(name("mask_decoder.iou_token.weight"));
  }

  VitShape vit() {
    List<Integer> windows = new ArrayList<>();
    int blocks = table.layers(file, ENCODER + "blocks.0.norm1.weight");
    for (int i = 0; i < blocks; i++) {
      windows.add((size(ENCODER + "blocks." + i + ".attn.rel_pos_h", 0) + 1) / 2);
    }
    VitShape shape =
        checked(
            () ->
                new VitShape(
                    size(ENCODER + "pos_embed", 1),
                    size(ENCODER + "patch_embed.proj.weight", 2),
                    size(ENCODER + "patch_embed.proj.weight", 0),
                    size(ENCODER + "blocks.0.mlp.lin1.weight", 0),
                    size(ENCODER + "blocks.0.attn.rel_pos_h", 1),
                    windows,
                    size(ENCODER + "neck.0.weight", 0)));
    config.requireAgreement(shape.imageSize(), "vision_config.image_size", "image_size");
    return shape;
  }

  TinyVitShape tinyVit() {
    int count = file.layers(ENCODER + "layers.");
    List<TinyVitShape.Stage> stages = new ArrayList<>();
    int width = size(ENCODER + "patch_embed.seq.2.c.weight", 0);
    String first = ENCODER + "layers.0.blocks.";
    stages.add(new TinyVitShape.Stage(width, file.layers(first), 0, 0, 0, stride(0, count)));
    for (int i = 1; i < count; i++) {
      stages.add(stage(i, stride(i, count)));
    }
    return checked(
        () ->
            new TinyVitShape(
                config.integer("img_size").orElse(TINY_IMAGE),
                stages,
                size(first + "0.conv1.c.weight", 0) / width,
                size(ENCODER + "neck.0.weight", 0)));
  }

  private TinyVitShape.Stage stage(int index, int stride) {
    String blocks = ENCODER + "layers." + index + ".blocks.";
    String biases = blocks + "0.attn.attention_biases";
    return new TinyVitShape.Stage(
        size(blocks + "0.attn.norm.weight", 0),
        file.layers(blocks),
        size(biases, 0),
        (int) Math.round(Math.sqrt(size(biases, 1))),
        size(blocks + "0.mlp.fc1.weight", 0),
        stride);
  }

  /** MobileSAM keeps the sides at the last step, where TinyViT halves them once more. */
  private int stride(int stage, int stages) {
    List<Double> said = config.numbers("downsample_strides");
    if (stage >= stages - 1) {
      return 1;
    }
    return said.size() > stage ? said.get(stage).intValue() : stage < stages - 2 ? 2 : 1;
  }

  PromptShape prompt(EncoderGrid grid) {
    return new PromptShape(
        grid.side(),
        grid.imageSize(),
        2 * size("prompt_encoder.pe_layer.positional_encoding_gaussian_matrix", 1),
        size("prompt_encoder.mask_downscaling.3.weight", 0));
  }

  DecoderShape decoder() {
    String layers = "mask_decoder.transformer.layers.";
    boolean hub = kind.layout() == WeightsKind.Layout.HUGGING_FACE;
    double usual = hub ? EPSILON_HUGGING_FACE : EPSILON;
    return checked(
        () ->
            new DecoderShape(
                size("mask_decoder.iou_token.weight", 1),
                file.layers(layers),
                config
                    .integer("mask_decoder_config.num_attention_heads", "decoder.num_heads")
                    .orElse(HEADS),
                size(layers + "0.cross_attn_token_to_image.q_proj.weight", 0),
                size(layers + "0.mlp.lin1.weight", 0),
                size("mask_decoder.mask_tokens.weight", 0),
                size("mask_decoder.iou_prediction_head.layers.0.weight", 0),
                SamLayout.iouDepth(file),
                config
                    .number("mask_decoder_config.layer_norm_eps", "decoder.norm_eps")
                    .orElse(usual)));
  }

  /** Finds the tensors of all networks in the file; what is missing or unknown is an error. */
  MatchedWeights match(NetworkScript... networks) {
    List<ParameterSpec> specs = new ArrayList<>();
    for (NetworkScript network : networks) {
      specs.addAll(network.parameters());
    }
    return table.match(file, specs);
  }

  private String name(String own) {
    return table.fileNames(own).get(0);
  }

  private int size(String own, int axis) {
    return table.size(file, own, axis);
  }

  /** Sizes that contradict one another are the file's fault. */
  private <T> T checked(Supplier<T> shape) {
    try {
      return shape.get();
    } catch (IllegalArgumentException e) {
      throw new InputException(
          file + ": " + e.getMessage() + "; is config.json missing, or another's?", e);
    }
  }
}
