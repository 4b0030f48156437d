package dev.lift3d.operators.clip;

import dev.lift3d.operators.vit.BlockShape;
import java.util.OptionalInt;

/**
 * A text tower before it has weights.
 *
 * @param vocabulary how many tokens there are
 * @param context tokens a text, start and end included
 * @param depth how many blocks
 * @param block what its blocks look like
 * @param end the token whose place holds the text's vector, as a configuration says; the highest
 *     token if none does
 */
record TextShape(int vocabulary, int context, int depth, BlockShape block, OptionalInt end) {
  /** Old configurations of Hugging Face say 2 where the highest token is meant. */
  private static final int OLD_END = 2;

  /** Where the vector of a text is found. */
  int endOf(int[] ids) {
    int at = 0;
    for (int i = 0; i < ids.length; i++) {
      if (end.isPresent() && end.getAsInt() != OLD_END && ids[i] == end.getAsInt()) {
        return i;
      }
      at = ids[i] > ids[at] ? i : at;
    }
    // Without the end token a configured tower falls back on the first place, as argmax of nothing.
    return end.isPresent() && end.getAsInt() != OLD_END ? 0 : at;
  }
}
