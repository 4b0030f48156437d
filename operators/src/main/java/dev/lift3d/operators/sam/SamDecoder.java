package dev.lift3d.operators.sam;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.MaskPrediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SAM's prompt encoder and mask decoder: masks for prompts, from the embedding of a picture or from
 * one that was lifted to another camera.
 *
 * <p>May be used from several threads at once.
 */
public final class SamDecoder {
  /** Prompts that go through the decoder together: each holds a copy of the embedding. */
  private static final int BATCH = 16;

  private final DecoderNetwork network;
  private final EmbeddingSquare square;

  SamDecoder(DecoderNetwork network, EmbeddingSquare square) {
    this.network = network;
    this.square = square;
  }

  /**
   * Masks of the encoded image.
   *
   * @param map an embedding: of {@link SamEncoder}, or lifted
   * @param prompts in pixels of the image that the map's cells lie in
   * @return the answers, one for each prompt; masks have that image's size
   */
  public List<SamMasks> masks(FeatureMap map, SamPrompt... prompts) {
    CellLayout cells = map.cells();
    ImageSize image = new ImageSize(cells.imageWidth(), cells.imageHeight());
    return masks(map, image, List.of(prompts));
  }

  /**
   * Masks of a picture at a size of its own.
   *
   * @param map an embedding: of {@link SamEncoder}, or lifted
   * @param picture the size of the picture that prompts and masks are of; the same picture as the
   *     one that the map's cells lie in
   * @param prompts in pixels of the picture
   * @return the answers, one for each prompt
   */
  public List<SamMasks> masks(FeatureMap map, ImageSize picture, List<SamPrompt> prompts) {
    float[] embedding = square.embedding(map);
    SamFrame frame = new SamFrame(picture, network.shape().imageSize());
    List<SamMasks> answers = new ArrayList<>(prompts.size());
    int from = 0;
    while (from < prompts.size()) {
      int to = from + 1;
      while (to < prompts.size()
          && to - from < BATCH
          && PromptTensors.alike(prompts.get(from), prompts.get(to))) {
        to++;
      }
      answers.addAll(answers(embedding, frame, prompts.subList(from, to)));
      from = to;
    }
    return answers;
  }

  /**
   * A mask of a picture, from wherever it comes, as a prompt takes it.
   *
   * @param mask of the picture that will be asked about, at any size; logits of about -10 and 10
   *     outside and inside say it firmly
   * @return logits over the decoder's square, for {@link SamPrompt#like}
   */
  public Image lowResolution(MaskPrediction mask) {
    ImageSize size = new ImageSize(mask.logits().width(), mask.logits().height());
    SamFrame frame = new SamFrame(size, network.shape().imageSize());
    return frame.toSquare(mask.logits(), network.shape().maskSide());
  }

  /**
   * A decoder that always asks the same.
   *
   * @param prompt in pixels of the image that the maps' cells lie in
   * @return a decoder that gives the best mask
   */
  public FeatureDecoder asking(SamPrompt prompt) {
    return map -> masks(map, prompt).get(0).best().prediction();
  }

  private List<SamMasks> answers(float[] embedding, SamFrame frame, List<SamPrompt> prompts) {
    int side = network.shape().maskSide();
    PromptTensors tensors = PromptTensors.of(prompts, frame, side);
    DecoderNetwork.Answer answer = network.decode(embedding, tensors);
    List<SamMasks> masks = new ArrayList<>(prompts.size());
    for (int i = 0; i < prompts.size(); i++) {
      List<SamMask> all = new ArrayList<>();
      for (int m = 0; m < network.masks(); m++) {
        int index = i * network.masks() + m;
        int start = index * side * side;
        float[] logits = Arrays.copyOfRange(answer.logits(), start, start + side * side);
        all.add(new SamMask(new Image(side, side, 1, logits), frame, answer.quality()[index]));
      }
      SamPrompt prompt = prompts.get(i);
      boolean doubtful =
          prompt.points().size() <= 1 && prompt.box().isEmpty() && prompt.mask().isEmpty();
      masks.add(new SamMasks(all.get(0), all.subList(1, all.size()), doubtful));
    }
    return masks;
  }
}
