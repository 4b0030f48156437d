package dev.lift3d.operators.dino;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.vit.NetworkOperator;
import dev.lift3d.operators.vit.Sight;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** DINO features of a weight file as an operator. */
public final class DinoOperator {
  private DinoOperator() {}

  /**
   * Opens a weight file.
   *
   * @param weights as {@link DinoModel#load} takes it
   * @param settings what of the network is lifted
   * @return an operator without decoder, to be closed by the caller
   * @throws InputException if the file is no DINO network, or the settings do not fit it
   */
  public static Operator open(Path weights, DinoSettings settings) {
    DinoModel model = DinoModel.load(weights, settings.stride(), settings.rule());
    try {
      return open(model, settings);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Operator open(DinoModel model, DinoSettings settings) {
    int patch = model.network().shape().embedding().patch();
    Tap tap = new Tap(settings.facet(), layer(model, settings.layer()));
    Sight sight = new Sight(patch, model.network().stride(), settings.longest(), model.scaling());
    OperatorInfo info =
        new OperatorInfo(
            name(model, tap),
            model.kind() + ", " + words(tap),
            model.kind().family() == WeightsKind.Family.DINO_V3 ? "DINOv3 License" : "Apache-2.0",
            sight.grid(model.network().shape().block().width()),
            List.of());
    int prefix = model.network().shape().embedding().prefix();
    return NetworkOperator.of(
        info,
        image -> sight.encode(image, p -> without(prefix, model.run(p, List.of(tap)).get(0))),
        Optional.empty(),
        model);
  }

  private static int layer(DinoModel model, int asked) {
    int depth = model.network().shape().depth();
    int layer = asked > 0 ? asked : depth + asked;
    if (layer < 1 || layer > depth) {
      throw new InputException(model.kind() + " has layers 1 to " + depth + ", asked for " + asked);
    }
    return layer;
  }

  private static String name(DinoModel model, Tap tap) {
    String size = model.kind().size().replaceAll("[^A-Za-z0-9]+", "");
    return "%s-%s-%s%d-every%d"
        .formatted(
            model.kind().family().title(), size, tap.facet(), tap.layer(), model.network().stride())
        .toLowerCase(Locale.ROOT);
  }

  private static String words(Tap tap) {
    String facet = tap.facet().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return facet + " of layer " + tap.layer();
  }

  /** The patches' rows of (1, T, D) tokens. */
  private static HostArray without(int prefix, HostArray tokens) {
    float[] all = tokens.toFloats();
    int width = (int) tokens.shape()[2];
    float[] patches = Arrays.copyOfRange(all, prefix * width, all.length);
    return HostArray.ofFloats(patches, 1, tokens.shape()[1] - prefix, width);
  }
}
