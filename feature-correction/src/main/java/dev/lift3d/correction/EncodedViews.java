package dev.lift3d.correction;

import dev.lift3d.core.tensor.Workers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Encoded views by number, made when first asked for and kept while memory lasts: beyond a budget
 * those asked for longest ago are forgotten, and made again if they are asked for again.
 */
final class EncodedViews {
  private final IntFunction<EncodedView> encode;
  private final Workers workers;
  private final long budget;
  private final Map<Integer, EncodedView> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An empty collection.
   *
   * @param encode makes a view; called from several threads
   * @param workers who encodes
   * @param budget bytes that views not asked for at the moment may take
   */
  EncodedViews(IntFunction<EncodedView> encode, Workers workers, long budget) {
    this.encode = encode;
    this.workers = workers;
    this.budget = budget;
  }

  /** The views of these numbers, in their order; what is missing is encoded side by side. */
  List<EncodedView> of(List<Integer> views) {
    Set<Integer> asked = new LinkedHashSet<>(views);
    int[] missing = asked.stream().filter(v -> !kept.containsKey(v)).mapToInt(v -> v).toArray();
    EncodedView[] made = new EncodedView[missing.length];
    workers.forEach(missing.length, i -> made[i] = encode.apply(missing[i]));
    for (int i = 0; i < missing.length; i++) {
      kept.put(missing[i], made[i]);
    }
    List<EncodedView> out = views.stream().map(kept::get).toList();
    forgetOldest(asked);
    return out;
  }

  private void forgetOldest(Set<Integer> asked) {
    long total = kept.values().stream().mapToLong(EncodedView::bytes).sum();
    for (Integer view : List.copyOf(kept.keySet())) {
      if (total <= budget) {
        return;
      }
      if (!asked.contains(view)) {
        total -= kept.remove(view).bytes();
      }
    }
  }
}
