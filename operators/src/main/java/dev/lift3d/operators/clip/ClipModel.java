package dev.lift3d.operators.clip;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.network.PictureScaling;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.RotaryTable;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.vit.Tap.Facet;
import dev.lift3d.operators.vit.VisionTransformer;
import dev.lift3d.operators.weights.KeyTable;
import dev.lift3d.operators.weights.MatchedWeights;
import dev.lift3d.operators.weights.ModelConfig;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Both towers of CLIP with their weights. May be run from several threads at once.
 *
 * <p>E numbers make a vector of the space that pictures and words share. Vectors are as the network
 * gives them, not of unit length, unless said otherwise.
 */
public final class ClipModel implements AutoCloseable {
  /** Mean and deviation of the colours that CLIP was trained with. */
  private static final PictureScaling SCALING =
      new PictureScaling(
          List.of(0.48145466, 0.4578275, 0.40821073),
          List.of(0.26862954, 0.26130258, 0.27577711),
          null);

  private final WeightsKind kind;
  private final VisionTransformer vision;
  private final Projection picture;
  private final Optional<TextTower> text;
  private final Projection words;
  private final float logitScale;

  private ClipModel(
      WeightsKind kind,
      VisionTransformer vision,
      Optional<TextTower> text,
      MatchedWeights weights,
      ClipShape shape) {
    this.kind = kind;
    this.vision = vision;
    this.text = text;
    picture = Projection.normalised("visual.", shape.vision().block(), shape.embedding(), weights);
    words =
        text.map(t -> Projection.plain("text.", t.shape().block(), shape.embedding(), weights))
            .orElse(picture);
    logitScale = text.isPresent() ? weights.array("logit_scale").toFloats()[0] : 0;
  }

  /**
   * How the network is run where weights leave it open.
   *
   * @param stride pixels from patch to patch; 0 for the patch's size
   * @param rule how the table of positions is resized
   * @param activation the activation that the weights were trained with; empty to find it in the
   *     configuration beside them
   */
  public record Options(int stride, PositionRule rule, Optional<Activation> activation) {
    /**
     * Patches side by side, positions resized plainly, the activation found beside the weights.
     *
     * @return the options
     */
    public static Options defaults() {
      return new Options(0, PositionRule.PLAIN, Optional.empty());
    }
  }

  /**
   * Loads a model.
   *
   * @param weights in OpenAI's, open_clip's or Hugging Face's layout
   * @param options what the weights leave open
   * @return the model, to be closed by the caller
   * @throws InputException if the file is no CLIP, one of its tensors is missing, unknown or
   *     misshapen, or its activation or heads are not known
   */
  public static ClipModel load(Path weights, Options options) {
    return load(WeightsFile.read(weights), options);
  }

  /**
   * Loads a model from a file that has been read.
   *
   * @param weights as above
   * @param options what the weights leave open
   * @return the model, to be closed by the caller
   * @throws InputException if the file is no CLIP, one of its tensors is missing, unknown or
   *     misshapen, or its activation or heads are not known
   */
  public static ClipModel load(WeightsFile weights, Options options) {
    WeightsFile file = withoutTextPrefix(weights);
    WeightsKind kind =
        WeightsKind.of(file)
            .filter(k -> k.family() == WeightsKind.Family.CLIP)
            .orElseThrow(() -> noClip(file));
    KeyTable table = ClipTables.of(kind);
    ClipShape shape = ClipShape.of(table, file, ModelConfig.beside(file), options.activation());
    MatchedWeights matched = table.match(file, shape.specs());
    int patch = shape.vision().embedding().patch();
    VisionTransformer.Sampling sampling =
        new VisionTransformer.Sampling(
            options.stride() == 0 ? patch : options.stride(), options.rule(), RotaryTable.NONE);
    VisionTransformer vision = VisionTransformer.load(shape.vision(), sampling, matched);
    Optional<TextTower> text = Optional.empty();
    try {
      text = shape.text().map(t -> TextTower.load(t, matched));
      return new ClipModel(kind, vision, text, matched, shape);
    } catch (RuntimeException e) {
      vision.close();
      text.ifPresent(TextTower::close);
      throw e;
    }
  }

  /** The text tower of open_clip's newer classes is a module of its own. */
  private static WeightsFile withoutTextPrefix(WeightsFile file) {
    return file.has("text.token_embedding.weight")
        ? file.renamed(name -> name.startsWith("text.") ? name.substring(5) : name)
        : file;
  }

  private static InputException noClip(WeightsFile file) {
    String found = WeightsKind.of(file).map(WeightsKind::toString).orElse("unknown");
    return new InputException(
        file + ": holds no CLIP network with vision transformer; it is " + found);
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
   * The tower that looks at pictures.
   *
   * @return its shape, and what its layers give
   */
  public VisionTransformer vision() {
    return vision;
  }

  /**
   * Numbers of a vector that pictures and words share.
   *
   * @return E
   */
  public int embedding() {
    return picture.embedding();
  }

  /**
   * What is done to colours first.
   *
   * @return CLIP's mean and deviation
   */
  public PictureScaling scaling() {
    return SCALING;
  }

  /**
   * A side of the pictures that the model was trained with.
   *
   * @return pixels
   */
  public int side() {
    int patch = vision.shape().embedding().patch();
    return (int) Math.sqrt(vision.shape().embedding().positions()) * patch;
  }

  /**
   * By how much cosines are multiplied before the softmax over words.
   *
   * @return exp of the trained number; 1 without a text tower
   */
  public double logitScale() {
    return Math.exp(logitScale);
  }

  /**
   * One vector a picture.
   *
   * @param pictures (B, 3, H, W), scaled
   * @return (B, E)
   */
  public HostArray encodePictures(HostArray pictures) {
    HostArray tokens = last(Facet.TOKEN, pictures);
    int batch = (int) tokens.shape()[0];
    int count = (int) tokens.shape()[1];
    int width = (int) tokens.shape()[2];
    float[] all = tokens.toFloats();
    float[] first = new float[batch * width];
    for (int b = 0; b < batch; b++) {
      System.arraycopy(all, b * count * width, first, b * width, width);
    }
    return picture.apply(HostArray.ofFloats(first, batch, width));
  }

  /**
   * The last layer's tokens in the shared space.
   *
   * @param pictures (B, 3, H, W), scaled
   * @return (B, T, E), the class token's first: it is the picture's vector
   */
  public HostArray tokens(HostArray pictures) {
    return picture.apply(last(Facet.TOKEN, pictures));
  }

  /**
   * Dense features: the last layer's values in the shared space, as if each patch attended to
   * itself alone (Zhou et al. 2022, MaskCLIP).
   *
   * @param pictures (B, 3, H, W), scaled
   * @return (B, T, E), the class token's first
   */
  public HostArray dense(HostArray pictures) {
    return picture.apply(last(Facet.VALUE_OUTPUT, pictures));
  }

  private HostArray last(Facet facet, HostArray pictures) {
    Tap tap = new Tap(facet, vision.shape().depth());
    return vision.run(pictures, List.of(tap)).get(0);
  }

  /**
   * One vector a text.
   *
   * @param texts tokens with start and end, all of one length
   * @return (B, E)
   * @throws InputException if the file has no text tower, or a token is not in its vocabulary
   */
  public HostArray encodeTokens(List<int[]> texts) {
    return words.apply(tower().pooled(texts));
  }

  /**
   * Hidden states of the text tower.
   *
   * @param texts tokens with start and end, all of one length
   * @return before the first block, after each, and after the final norm, (B, T, D) each
   * @throws InputException if the file has no text tower, or a token is not in its vocabulary
   */
  public List<HostArray> textStates(List<int[]> texts) {
    return tower().hidden(texts);
  }

  /**
   * Unit vectors of words.
   *
   * @param tokenizer the model's tokenizer
   * @param texts any words
   * @return a vector of unit length a text
   * @throws InputException if the file has no text tower or the tokenizer is another model's
   */
  public List<float[]> vectors(ClipTokenizer tokenizer, List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    int context = tower().shape().context();
    float[] all =
        encodeTokens(texts.stream().map(t -> tokenizer.ids(t, context)).toList()).toFloats();
    return java.util.stream.IntStream.range(0, texts.size())
        .mapToObj(i -> Arrays.copyOfRange(all, i * embedding(), (i + 1) * embedding()))
        .map(UnitVectors::unit)
        .toList();
  }

  private TextTower tower() {
    return text.orElseThrow(
        () -> new InputException(kind + ": the file has no text tower; take the whole model"));
  }

  @Override
  public void close() {
    vision.close();
    picture.close();
    if (text.isPresent()) {
      text.get().close();
      words.close();
    }
  }
}
