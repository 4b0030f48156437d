package dev.lift3d.examples.option;

import dev.lift3d.operators.clip.ClipSettings;
import dev.lift3d.operators.registry.FamilySettings;
import dev.lift3d.operators.vit.FeedForward.Activation;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.Tap;
import picocli.CommandLine.Option;

/** What of a network is lifted. */
public final class LiftedPlace {
  @Option(
      names = "--facet",
      paramLabel = "NAME",
      description = "DINO: token, normalised, query, key or value (default: normalised).")
  private Tap.Facet facet;

  @Option(
      names = "--layer",
      paramLabel = "N",
      description = "DINO: from 1; 0 is the last, -1 the one before (default: 0).")
  private Integer layer;

  @Option(
      names = "--features",
      paramLabel = "NAME",
      description = "CLIP: dense, tokens or crops (default: dense).")
  private ClipSettings.Features features;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "CLIP: gelu or quick_gelu, where no configuration lies beside the weights.")
  private Activation activation;

  @Option(
      names = "--stride",
      paramLabel = "PIXELS",
      description = "DINO, CLIP: from patch to patch; less is finer (default: the patch).")
  private Integer stride;

  @Option(
      names = "--longest",
      paramLabel = "PIXELS",
      description = "DINO, CLIP: larger pictures are made smaller first (default: 896).")
  private Integer longest;

  @Option(
      names = "--positions",
      paramLabel = "RULE",
      description =
          "DINO, CLIP: how positions are resized, ${COMPLETION-CANDIDATES} (default: as trained).")
  private PositionRule positions;

  /** Creates the options, none set. */
  public LiftedPlace() {}

  /**
   * The settings.
   *
   * @return what was said; the rest is up to the family
   */
  public FamilySettings settings() {
    return new FamilySettings(
        facet == null && layer == null ? null : new FamilySettings.Dino(facet, layer),
        features == null && activation == null
            ? null
            : new FamilySettings.Clip(features, activation),
        stride,
        longest,
        positions);
  }
}
