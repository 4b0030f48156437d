package dev.lift3d.operators.sam;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.weights.MatchedWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Segment Anything (Kirillov et al. 2023) and MobileSAM (Zhang et al. 2023), from the weight files
 * that people have.
 *
 * <p>Its features are the image embedding, cropped to the cells that see the picture; they can be
 * lifted. Its decoder wants prompts, so it is no {@link FeatureDecoder} by itself: see {@link
 * #promptDecoder} and {@link SamDecoder#asking}.
 */
public final class SegmentAnything implements Operator {
  private final OperatorInfo info;
  private final SamEncoder encoder;
  private final Optional<DecoderNetwork> decoder;
  private final EncoderGrid grid;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SegmentAnything(
      OperatorInfo info, EncoderGrid grid, SamEncoder encoder, Optional<DecoderNetwork> decoder) {
    this.info = info;
    this.grid = grid;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /**
   * Loads weights.
   *
   * @param path {@code sam_vit_b_01ec64.pth} and its kin, {@code mobile_sam.pt}, or a file or
   *     folder of a Hugging Face SamModel; an encoder alone is enough for features
   * @return the operator, to be closed by the caller
   * @throws InputException if the file is missing, damaged, or not SAM's; lists the tensors that
   *     are missing, unknown or of another shape
   */
  public static SegmentAnything open(Path path) {
    SamWeights weights = SamWeights.read(path);
    NetworkScript encoder;
    EncoderGrid grid;
    if (weights.tiny()) {
      TinyVitShape shape = weights.tinyVit();
      encoder = TinyVitScript.write(shape);
      grid = EncoderGrid.of(shape);
    } else {
      VitShape shape = weights.vit();
      encoder = VitScript.write(shape);
      grid = EncoderGrid.of(shape);
    }
    return load(weights, grid, encoder);
  }

  private static SegmentAnything load(SamWeights weights, EncoderGrid grid, NetworkScript encoder) {
    String name = "sam " + weights.kind().size().toLowerCase(Locale.ROOT);
    OperatorInfo info =
        new OperatorInfo(
            name,
            weights.kind() + ": regions for points, boxes and masks",
            "Apache-2.0",
            new FeatureGrid(grid.channels(), grid.stride(), 0),
            List.of());
    if (!weights.hasDecoder()) {
      MatchedWeights matched = weights.match(encoder);
      ParameterSet values = matched.parameters("", encoder.parameters());
      return new SegmentAnything(
          info, grid, new SamEncoder(name, grid, encoder, values), Optional.empty());
    }
    PromptShape prompt = weights.prompt(grid);
    DecoderShape shape = weights.decoder();
    NetworkScript decoder = DecoderNetwork.write(prompt, shape);
    MatchedWeights matched = weights.match(encoder, decoder);
    SamEncoder loaded =
        new SamEncoder(name, grid, encoder, matched.parameters("", encoder.parameters()));
    ParameterSet values = matched.parameters("", decoder.parameters());
    return new SegmentAnything(
        info,
        grid,
        loaded,
        Optional.of(new DecoderNetwork(prompt, shape.masks(), decoder, values)));
  }

  @Override
  public OperatorInfo info() {
    return info;
  }

  @Override
  public SamEncoder encoder() {
    return encoder;
  }

  /** Empty: masks need prompts, see {@link #promptDecoder}. */
  @Override
  public Optional<FeatureDecoder> decoder() {
    return Optional.empty();
  }

  /**
   * The half that answers prompts.
   *
   * @return the decoder, alive as long as the operator
   * @throws InputException if the file held the image encoder only
   */
  public SamDecoder promptDecoder() {
    DecoderNetwork network =
        decoder.orElseThrow(
            () ->
                new InputException(
                    info.name()
                        + " was loaded from an image encoder alone; masks need a file with"
                        + " mask_decoder"));
    return new SamDecoder(network, new EmbeddingSquare(grid, encoder::blank));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      encoder.close();
      decoder.ifPresent(DecoderNetwork::close);
    }
  }
}
