package dev.lift3d.operators.sam;

import java.util.Comparator;
import java.util.List;

/**
 * What the decoder answers to one prompt.
 *
 * @param single the mask for prompts that leave no doubt
 * @param several masks for prompts that do: mostly a part, a thing and a group of things
 * @param doubtful whether the prompt leaves a doubt: one point or none, no box and no mask
 */
public record SamMasks(SamMask single, List<SamMask> several, boolean doubtful) {
  /** Copies the list. */
  public SamMasks {
    several = List.copyOf(several);
  }

  /**
   * The mask to use if only one can be used: for doubtful prompts that of several whose predicted
   * IoU is highest, else the single one.
   *
   * @return the mask
   */
  public SamMask best() {
    return doubtful
        ? several.stream().max(Comparator.comparingDouble(SamMask::quality)).orElse(single)
        : single;
  }
}
