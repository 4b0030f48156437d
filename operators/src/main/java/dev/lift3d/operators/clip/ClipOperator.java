package dev.lift3d.operators.clip;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.FeaturePrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.vit.NetworkOperator;
import dev.lift3d.operators.vit.Sight;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** CLIP features of a weight file as an operator. */
public final class ClipOperator {
  private ClipOperator() {}

  /**
   * Opens a weight file; its features are all there is.
   *
   * @param weights as {@link ClipModel#load} takes it
   * @param settings what is lifted
   * @return an operator without decoder, to be closed by the caller
   * @throws InputException if the file is no CLIP, or leaves open what the settings do not say
   */
  public static Operator open(Path weights, ClipSettings settings) {
    ClipModel model = ClipModel.load(weights, settings.options());
    return of(model, settings, List.of(), Optional.empty());
  }

  /**
   * Opens a weight file to ask for words: the decoder gives the {@link Relevancy} of each, a
   * channel a query.
   *
   * @param weights as {@link ClipModel#load} takes it, with both towers
   * @param settings what is lifted
   * @param vocabulary as {@link ClipTokenizer#read} takes it
   * @param queries at least one
   * @return the operator, to be closed by the caller; its classes are the queries
   * @throws InputException if a file is not what it should be, or there is no query
   */
  public static Operator open(
      Path weights, ClipSettings settings, Path vocabulary, List<String> queries) {
    if (queries.isEmpty()) {
      throw new InputException("at least one word is needed to ask for");
    }
    ClipTokenizer tokenizer = ClipTokenizer.read(vocabulary);
    ClipModel model = ClipModel.load(weights, settings.options());
    try {
      Relevancy relevancy =
          Relevancy.of(
              model.vectors(tokenizer, queries), model.vectors(tokenizer, Relevancy.CANONICAL));
      FeatureDecoder decoder = map -> new FeaturePrediction(relevancy.of(map));
      return of(model, settings, queries, Optional.of(decoder));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Operator of(
      ClipModel model,
      ClipSettings settings,
      List<String> queries,
      Optional<FeatureDecoder> decoder) {
    int patch = model.vision().shape().embedding().patch();
    int stride = model.vision().stride();
    boolean crops = settings.features() == ClipSettings.Features.CROPS;
    Sight sight = new Sight(crops ? stride : patch, stride, settings.longest(), model.scaling());
    FeatureGrid grid = sight.grid(model.embedding());
    String size = model.kind().size().replaceAll("[^A-Za-z0-9]+", "");
    String features = settings.features().name().toLowerCase(Locale.ROOT);
    OperatorInfo info =
        new OperatorInfo(
            "clip-%s-%s-every%d".formatted(size, features, stride).toLowerCase(Locale.ROOT),
            model.kind() + ", " + features,
            "MIT",
            grid,
            queries);
    return NetworkOperator.of(info, encoder(model, settings, sight), decoder, model);
  }

  private static Function<Image, FeatureMap> encoder(
      ClipModel model, ClipSettings settings, Sight sight) {
    return switch (settings.features()) {
      case DENSE -> image -> sight.encode(image, p -> patches(model.dense(p)));
      case TOKENS -> image -> sight.encode(image, p -> patches(model.tokens(p)));
      case CROPS -> {
        CropPyramid pyramid = CropPyramid.of(model, 0.05, 0.5, 7);
        yield image -> pyramid.encode(sight.fit(image), model.vision().stride());
      }
    };
  }

  /** Without the class token. */
  private static HostArray patches(HostArray tokens) {
    int width = (int) tokens.shape()[2];
    float[] all = tokens.toFloats();
    return HostArray.ofFloats(
        Arrays.copyOfRange(all, width, all.length), 1, tokens.shape()[1] - 1, width);
  }
}
