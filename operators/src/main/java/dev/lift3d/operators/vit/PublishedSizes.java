package dev.lift3d.operators.vit;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.weights.WeightsFile;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Heads and depths of networks that people download, by width: weights alone do not tell the number
 * of heads, nor that their last blocks are missing.
 */
public final class PublishedSizes {
  /** DINO, DINOv2 and DINOv3. */
  public static final PublishedSizes DINO =
      new PublishedSizes(
          Map.of(
              192, new Size(3, 12),
              384, new Size(6, 12),
              768, new Size(12, 12),
              1024, new Size(16, 24),
              1280, new Size(20, 32),
              1536, new Size(24, 40),
              4096, new Size(32, 40)));

  /** The tower of CLIP that looks at pictures: B, L, H, g and G. */
  public static final PublishedSizes CLIP_VISION =
      new PublishedSizes(
          Map.of(
              768, new Size(12, 12),
              1024, new Size(16, 24),
              1280, new Size(16, 32),
              1408, new Size(16, 40),
              1664, new Size(16, 48)));

  /** The tower of CLIP that reads. */
  public static final PublishedSizes CLIP_TEXT =
      new PublishedSizes(
          Map.of(
              512, new Size(8, 12),
              768, new Size(12, 12),
              1024, new Size(16, 24),
              1280, new Size(20, 32)));

  private final Map<Integer, Size> sizes;

  private record Size(int heads, int depth) {}

  private PublishedSizes(Map<Integer, Size> sizes) {
    this.sizes = sizes;
  }

  /**
   * A stack of blocks as its weights show it.
   *
   * @param file the weights
   * @param name what it is, for messages, "text tower"
   * @param width numbers a token
   * @param depth blocks
   */
  public record Stack(WeightsFile file, String name, int width, int depth) {}

  /**
   * The number of heads.
   *
   * @param stack what the weights show
   * @param heads what a configuration says
   * @param depth what a configuration says
   * @return the configuration's number, else the published one
   * @throws InputException if neither is known, it does not divide the width, or the depth is
   *     neither the configured nor the published one
   */
  public int heads(Stack stack, OptionalInt heads, OptionalInt depth) {
    Size published = sizes.get(stack.width());
    int blocks =
        depth.orElse(published == null || heads.isPresent() ? stack.depth() : published.depth());
    if (stack.depth() != blocks) {
      throw new InputException(
          "%s: the %s has %d blocks where %d belong; is the file cut short?"
              .formatted(stack.file(), stack.name(), stack.depth(), blocks));
    }
    int found = heads.orElse(published == null ? 0 : published.heads());
    if (found < 1 || stack.width() % found != 0) {
      throw new InputException(
          ("%s: the %s has width %d, for which %s is no number of heads; put the model's"
                  + " config.json beside it")
              .formatted(stack.file(), stack.name(), stack.width(), found));
    }
    return found;
  }
}
