package dev.lift3d.operators;

import java.util.List;
import java.util.Objects;

/**
 * What an operator is and what its features look like.
 *
 * @param name what people call it, not empty
 * @param description one line: what it does, and anything a user should know
 * @param licence of the weights, as an SPDX identifier or in words; "" if it is not known
 * @param grid channels, stride and offset of its features
 * @param classes names of the classes it tells apart; empty if it tells none
 */
public record OperatorInfo(
    String name, String description, String licence, FeatureGrid grid, List<String> classes) {
  /** Checks that it has a name. */
  public OperatorInfo {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an operator needs a name");
    }
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(grid, "grid");
    classes = List.copyOf(classes);
  }

  /**
   * Floats a cell.
   *
   * @return D
   */
  public int channels() {
    return grid.channels();
  }

  /**
   * Pixels of the encoded image from one cell to the next.
   *
   * @return the grid's stride
   */
  public double stride() {
    return grid.stride();
  }

  /**
   * Where the grid starts, in pixels of the encoded image.
   *
   * @return the grid's offset
   */
  public double offset() {
    return grid.offset();
  }
}
