package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A choice of views by their number in the scene, counted from 0.
 *
 * @param indices in the order they were written, at least one, none twice
 */
public record ViewList(List<Integer> indices) {
  private static final int MOST = 10_000;

  /** Checks that there is at least one index and none is negative or given twice. */
  public ViewList {
    indices = List.copyOf(indices);
    if (indices.isEmpty()) {
      throw new InputException("a list of views needs at least one number, as in 0,8,16");
    }
    if (indices.stream().anyMatch(i -> i < 0)) {
      throw new InputException("views are counted from 0, found " + indices);
    }
    if (indices.stream().distinct().count() < indices.size()) {
      throw new InputException("a view is named twice in " + indices);
    }
  }

  /**
   * Reads "0,8,16", "0-4" or a mixture of both.
   *
   * @param text numbers and ranges (both ends included), separated by commas
   * @return the choice
   * @throws InputException if a part is neither a number nor a range that runs upwards
   */
  public static ViewList parse(String text) {
    List<Integer> indices = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      if (ends.length > 2) {
        throw unreadable(part, text);
      }
      int first = number(ends[0], part, text);
      int last = number(ends[ends.length - 1], part, text);
      if (last < first || (long) last - first + indices.size() >= MOST) {
        throw unreadable(part, text);
      }
      for (int i = first; i <= last; i++) {
        indices.add(i);
      }
    }
    return new ViewList(indices);
  }

  /**
   * Checks the choice against a scene.
   *
   * @param count the scene's number of views
   * @return the indices, all below count
   * @throws InputException if the scene has no such view
   */
  public List<Integer> within(int count) {
    for (int index : indices) {
      if (index >= count) {
        throw new InputException(
            "there is no view " + index + ": the scene's views are 0 to " + (count - 1));
      }
    }
    return indices;
  }

  private static int number(String digits, String part, String text) {
    if (!digits.matches("\\d{1,9}")) {
      throw unreadable(part, text);
    }
    return Integer.parseInt(digits);
  }

  private static InputException unreadable(String part, String text) {
    return new InputException(
        String.format("cannot read '%s' in '%s': write views as 0,8,16 or 0-4", part, text));
  }
}
