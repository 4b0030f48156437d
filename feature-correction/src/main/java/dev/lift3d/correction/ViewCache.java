package dev.lift3d.correction;

import dev.lift3d.core.tensor.Workers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * Something made of each view, by the view's number: made when first asked for and kept while
 * memory lasts. Beyond a budget those asked for longest ago are forgotten, and made again if they
 * are asked for again.
 *
 * @param <T> what is kept
 */
final class ViewCache<T> {
  private final Workers workers;
  private final long budget;
  private final ToLongFunction<T> bytes;
  private final Map<Integer, T> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An empty cache.
   *
   * @param workers who makes what is missing
   * @param budget bytes that views not asked for at the moment may take
   * @param bytes how many one takes
   */
  ViewCache(Workers workers, long budget, ToLongFunction<T> bytes) {
    this.workers = workers;
    this.budget = budget;
    this.bytes = bytes;
  }

  /** Those of these views that are not kept, each once. */
  List<Integer> missing(List<Integer> views) {
    return views.stream().distinct().filter(v -> !kept.containsKey(v)).toList();
  }

  /**
   * What is made of these views, in their order.
   *
   * @param make makes one; called side by side, from the workers
   */
  List<T> of(List<Integer> views, IntFunction<T> make) {
    Set<Integer> asked = new LinkedHashSet<>(views);
    List<Integer> missing = missing(views);
    Object[] made = new Object[missing.size()];
    workers.forEach(made.length, i -> made[i] = make.apply(missing.get(i)));
    for (int i = 0; i < made.length; i++) {
      @SuppressWarnings("unchecked") // make gave it
      T one = (T) made[i];
      kept.put(missing.get(i), one);
    }
    List<T> out = views.stream().map(kept::get).toList();
    forgetOldest(asked);
    return out;
  }

  private void forgetOldest(Set<Integer> asked) {
    long total = kept.values().stream().mapToLong(bytes).sum();
    for (Integer view : List.copyOf(kept.keySet())) {
      if (total <= budget) {
        return;
      }
      if (!asked.contains(view)) {
        total -= bytes.applyAsLong(kept.remove(view));
      }
    }
  }
}
