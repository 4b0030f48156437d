package dev.lift3d.operators.weights;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Takes off the prefixes that wrappers put before the names of a model's own tensors. */
final class WeightsNames {
  /** Put before every name by what a model was trained or compiled in. */
  private static final List<String> AROUND_ALL =
      List.of("module.", "_orig_mod.", "model.", "net.", "student.", "teacher.");

  /** Put before a model's names where a head has others. */
  private static final List<String> BESIDE_HEADS =
      List.of("backbone.", "dinov2.", "dinov2_with_registers.", "dinov3_vit.", "vit.");

  private static final int MOST_DIGITS = 4;

  private WeightsNames() {}

  static Map<String, HostArray> bare(Map<String, HostArray> tensors, Path file) {
    Map<String, HostArray> bare = new LinkedHashMap<>(tensors);
    boolean found = true;
    while (found) {
      found = false;
      for (String prefix : AROUND_ALL) {
        if (bare.keySet().stream().allMatch(name -> name.startsWith(prefix)) && !bare.isEmpty()) {
          bare = without(prefix, bare, file);
          found = true;
        }
      }
      for (String prefix : BESIDE_HEADS) {
        if (bare.keySet().stream().anyMatch(name -> name.startsWith(prefix))) {
          bare = without(prefix, bare, file);
          found = true;
        }
      }
    }
    return bare;
  }

  private static Map<String, HostArray> without(
      String prefix, Map<String, HostArray> tensors, Path file) {
    Map<String, HostArray> out = new LinkedHashMap<>();
    tensors.forEach(
        (name, array) -> {
          String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
          put(out, rest, array, file);
        });
    return out;
  }

  static void put(Map<String, HostArray> tensors, String name, HostArray array, Path file) {
    if (!name.isEmpty() && tensors.put(name, array) != null) {
      throw new InputException(
          file + ": two tensors are named " + name + " once prefixes are gone; keep one model");
    }
  }

  /** The number before the first dot. */
  static OptionalInt leadingNumber(String text) {
    int dot = text.indexOf('.');
    boolean number =
        dot > 0
            && dot <= MOST_DIGITS
            && text.chars().limit(dot).allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalInt.of(Integer.parseInt(text.substring(0, dot))) : OptionalInt.empty();
  }
}
