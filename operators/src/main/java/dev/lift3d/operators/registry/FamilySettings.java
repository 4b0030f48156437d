package dev.lift3d.operators.registry;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.clip.ClipModel;
import dev.lift3d.operators.clip.ClipSettings;
import dev.lift3d.operators.dino.DinoSettings;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.weights.WeightsKind.Family;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What of a network is lifted, as far as a user said; components are null where the family's own
 * default counts.
 *
 * @param dino for DINO and its successors
 * @param clip for CLIP
 * @param stride pixels from patch to patch, for DINO and CLIP
 * @param longest larger pictures are made smaller first, for DINO and CLIP
 * @param positions how the table of positions is resized, for DINO and CLIP
 */
public record FamilySettings(
    Dino dino, Clip clip, Integer stride, Integer longest, PositionRule positions) {
  /** Nothing said: the family's defaults. */
  public static final FamilySettings DEFAULTS = new FamilySettings(null, null, null, null, null);

  /**
   * For DINO.
   *
   * @param facet what of the block
   * @param layer from 1; 0 for the last, negative counts back
   */
  public record Dino(Tap.Facet facet, Integer layer) {}

  /**
   * For CLIP.
   *
   * @param features which vectors
   * @param activation the one that the weights were trained with
   */
  public record Clip(ClipSettings.Features features, Activation activation) {}

  /** Refuses what another family would need. */
  FamilySettings requireFor(Family family) {
    boolean isClip = family == Family.CLIP;
    boolean isSam = family == Family.SAM || family == Family.MOBILE_SAM;
    if (dino != null && (isClip || isSam)) {
      throw new InputException("facet and layer are for DINO; this is " + family.title());
    }
    if (clip != null && !isClip) {
      throw new InputException("features and activation are for CLIP; this is " + family.title());
    }
    if (isSam && (stride != null || longest != null || positions != null)) {
      throw new InputException(
          "stride, longest and positions are for DINO and CLIP; this is " + family.title());
    }
    return this;
  }

  /** These settings over DINO's defaults. */
  DinoSettings forDino() {
    DinoSettings usual = DinoSettings.defaults();
    Dino said = dino == null ? new Dino(null, null) : dino;
    return checked(
        () ->
            new DinoSettings(
                or(said.facet, usual.facet()),
                or(said.layer, usual.layer()),
                or(stride, usual.stride()),
                or(longest, usual.longest()),
                Optional.ofNullable(positions).or(usual::rule)));
  }

  /** These settings over CLIP's defaults. */
  ClipSettings forClip() {
    ClipSettings usual = ClipSettings.defaults();
    Clip said = clip == null ? new Clip(null, null) : clip;
    ClipModel.Options options =
        new ClipModel.Options(
            or(stride, usual.options().stride()),
            or(positions, usual.options().rule()),
            Optional.ofNullable(said.activation).or(usual.options()::activation));
    return checked(
        () ->
            new ClipSettings(
                or(said.features, usual.features()), or(longest, usual.longest()), options));
  }

  private static <T> T checked(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    }
  }

  private static <T> T or(T said, T usual) {
    return said == null ? usual : said;
  }
}
