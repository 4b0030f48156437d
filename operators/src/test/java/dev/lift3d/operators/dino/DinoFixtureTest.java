package dev.lift3d.operators.dino;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npz;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.vit.PositionRule;
import dev.lift3d.operators.vit.RotaryTable;
import dev.lift3d.operators.vit.Tap;
import dev.lift3d.operators.vit.Tap.Facet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every array that the originals made of tiny DINO networks, to the tolerance of their README. */
@ExtendWith(OneThread.class)
class DinoFixtureTest {
  private static final double TOLERANCE = 2e-5;

  /** Facets that fixtures have for each layer. */
  private static final Map<String, Facet> EACH =
      new TreeMap<>(
          Map.of("_q", Facet.QUERY, "_k", Facet.KEY, "_v", Facet.VALUE, "_attn", Facet.ATTENTION));

  @Test
  void everyLayoutGivesItsOriginalsArrays() {
    assertAll(
        VitFolders.of(k -> k.family().name().startsWith("DINO")).stream()
            .map(folder -> () -> new Folder(folder, folder.resolve("model.safetensors")).check()));
  }

  @Test
  void aStateDictGivesWhatSafetensorsGive() {
    assertAll(
        VitFolders.of(k -> k.family().name().startsWith("DINO")).stream()
            .filter(folder -> Files.exists(folder.resolve("model.pth")))
            .map(folder -> () -> new Folder(folder, folder.resolve("model.pth")).check()));
  }

  /** One folder; every array of it must have been looked at. */
  private static final class Folder {
    private final Path folder;
    private final Path weights;
    private final Map<String, HostArray> arrays;
    private final TreeSet<String> unchecked;

    Folder(Path folder, Path weights) {
      this.folder = folder;
      this.weights = weights;
      arrays = Npz.read(folder.resolve("io.npz"));
      unchecked = new TreeSet<>(arrays.keySet());
    }

    void check() {
      List<String> sizes =
          arrays.keySet().stream()
              .filter(name -> name.endsWith("_input"))
              .map(name -> name.substring(0, name.length() - "_input".length()))
              .toList();
      assertTrue(sizes.size() >= 2, folder + " has pictures of two sizes");
      try (DinoModel model = DinoModel.load(weights, 0, Optional.empty())) {
        for (String size : sizes) {
          checkSize(model, size);
        }
      }
      checkOtherRules();
      assertEquals(new TreeSet<>(), unchecked, folder + ": arrays that nothing was compared with");
    }

    private void checkSize(DinoModel model, String size) {
      HostArray input = take(size + "_input");
      int depth = model.network().shape().depth();
      List<Tap> wanted = new ArrayList<>(taps(Facet.TOKEN, 0, depth));
      EACH.forEach((name, facet) -> wanted.addAll(taps(facet, 1, depth)));
      wanted.add(new Tap(Facet.NORMALISED, depth));
      List<HostArray> found = model.run(input, wanted);
      stacked(found.subList(0, depth + 1), size + "_hidden");
      int from = depth + 1;
      for (String name : EACH.keySet()) {
        stacked(found.subList(from, from + depth), size + name);
        from += depth;
      }
      HostArray last = found.get(from);
      close(last.toFloats(), size + "_last");
      int width = (int) last.shape()[2];
      close(Arrays.copyOf(last.toFloats(), width), size + "_pooled");
      int rows = model.network().patches((int) input.shape()[2]);
      int cols = model.network().patches((int) input.shape()[3]);
      if (arrays.containsKey(size + "_pos")) {
        close(model.network().positions(rows, cols).toFloats(), size + "_pos");
      }
      if (arrays.containsKey(size + "_rope_cos")) {
        RotaryTable.Angles angles = model.network().rotary().angles(rows, cols);
        close(angles.cos(0).toFloats(), size + "_rope_cos");
        close(angles.sin(0).toFloats(), size + "_rope_sin");
      }
    }

    /** Arrays of other libraries' code on the same weights: SIZE_timm_* and SIZE_plain_*. */
    private void checkOtherRules() {
      for (String name : List.copyOf(unchecked)) {
        PositionRule rule = name.contains("_timm_") ? PositionRule.ANTIALIAS : PositionRule.PLAIN;
        String size = name.substring(0, name.indexOf('_'));
        try (DinoModel model = DinoModel.load(weights, 0, Optional.of(rule))) {
          HostArray input = arrays.get(size + "_input");
          int depth = model.network().shape().depth();
          if (name.endsWith("_pos")) {
            int rows = model.network().patches((int) input.shape()[2]);
            int cols = model.network().patches((int) input.shape()[3]);
            close(model.network().positions(rows, cols).toFloats(), name);
          } else if (name.endsWith("_last")) {
            close(model.run(input, taps(Facet.NORMALISED, depth, depth)).get(0).toFloats(), name);
          }
        }
      }
    }

    private static List<Tap> taps(Facet facet, int first, int last) {
      return Stream.iterate(first, i -> i <= last, i -> i + 1).map(i -> new Tap(facet, i)).toList();
    }

    private void stacked(List<HostArray> found, String name) {
      if (!arrays.containsKey(name)) {
        return;
      }
      HostArray expected = take(name);
      long[] each = Arrays.copyOfRange(expected.shape(), 1, expected.shape().length);
      assertEquals(expected.shape()[0], found.size(), folder + ": layers of " + name);
      float[] all = expected.toFloats();
      int length = all.length / found.size();
      for (int i = 0; i < found.size(); i++) {
        assertArrayEquals(each, found.get(i).shape(), folder + ": shape of " + name);
        assertClose(
            folder + ": " + name + " of layer " + i,
            Arrays.copyOfRange(all, i * length, (i + 1) * length),
            found.get(i).toFloats(),
            TOLERANCE);
      }
    }

    private void close(float[] found, String name) {
      if (arrays.containsKey(name)) {
        assertClose(folder + ": " + name, take(name).toFloats(), found, TOLERANCE);
      }
    }

    private HostArray take(String name) {
      unchecked.remove(name);
      return arrays.get(name);
    }
  }
}
