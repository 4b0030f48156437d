package dev.lift3d.core.scene.check;

import dev.lift3d.core.scene.View;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How warnings speak of views. */
final class Wording {
  private static final int NAMED = 3;

  private Wording() {}

  /** A line with numbers written alike in every country. */
  static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** "view a", or "views a, b, c and 5 more". */
  static String views(List<View> views) {
    return (views.size() == 1 ? "view " : "views ") + names(views);
  }

  /** "a, b, c and 5 more". */
  static String names(List<View> views) {
    String first = views.stream().limit(NAMED).map(View::name).collect(Collectors.joining(", "));
    return views.size() <= NAMED ? first : first + " and " + (views.size() - NAMED) + " more";
  }

  /** Evenly spread indices, both ends included where there are two or more. */
  static int[] spread(int count, int most) {
    int taken = Math.min(count, most);
    int[] indices = new int[taken];
    for (int i = 0; i < taken; i++) {
      indices[i] = taken == 1 ? 0 : (int) ((long) i * (count - 1) / (taken - 1));
    }
    return indices;
  }
}
