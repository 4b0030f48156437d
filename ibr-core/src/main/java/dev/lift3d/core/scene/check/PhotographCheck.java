package dev.lift3d.core.scene.check;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads photographs and looks at their pixels. */
final class PhotographCheck {
  private static final int MOST_READ = 200;

  /** Enough to tell two photographs apart, small enough to keep for every view. */
  private static final int THUMBNAIL = 16;

  private static final double BLACK = 0.02;
  private static final double WHITE = 0.98;

  /** Between the darkest and the brightest: about one and a half stops of a camera. */
  private static final double LARGEST_BRIGHTNESS_RATIO = 3;

  private final Scene scene;
  private final Map<View, Double> brightness = new HashMap<>();
  private final Map<List<Float>, List<View>> thumbnails = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final ColourAgreement agreement;

  private PhotographCheck(Scene scene) {
    this.scene = scene;
    this.agreement = new ColourAgreement(scene);
  }

  static int[] chosen(Scene scene) {
    return Wording.spread(scene.views().size(), MOST_READ);
  }

  static PhotographCheck read(Scene scene, Runnable photographRead) {
    PhotographCheck check = new PhotographCheck(scene);
    for (int index : chosen(scene)) {
      check.look(index);
      photographRead.run();
    }
    return check;
  }

  SceneReport.Photographs summary() {
    double[] means = brightness.values().stream().mapToDouble(Double::doubleValue).toArray();
    return new SceneReport.Photographs(
        sizes(),
        means.length,
        means.length == 0 ? Optional.empty() : Optional.of(Spread.of(means)),
        (int) scene.views().stream().filter(v -> v.depth().isPresent()).count(),
        (int) scene.views().stream().filter(v -> v.mask().isPresent()).count());
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>(unreadable);
    if (sizes().size() > 1) {
      warnings.add(
          "photographs of "
              + sizes().size()
              + " sizes: "
              + sizes().stream()
                  .limit(3)
                  .map(s -> s.views() + " of " + s.width() + " x " + s.height())
                  .collect(Collectors.joining(", "))
              + "; fine if each has its own intrinsics, else crop them alike");
    }
    warnings.addAll(exposure());
    for (List<View> same : thumbnails.values()) {
      if (same.size() > 1) {
        warnings.add(
            Wording.views(same) + ": the same picture under several poses; keep the right one");
      }
    }
    warnings.addAll(agreement.warnings());
    return warnings;
  }

  private void look(int index) {
    View view = scene.views().get(index);
    try {
      Image image = view.photograph().get();
      Image small = Resize.area(image, THUMBNAIL, THUMBNAIL);
      List<Float> key = new ArrayList<>(small.data().length);
      double sum = 0;
      for (float value : small.data()) {
        key.add(value);
        sum += value;
      }
      brightness.put(view, sum / small.data().length);
      thumbnails.computeIfAbsent(key, k -> new ArrayList<>()).add(view);
      agreement.add(index, image);
    } catch (InputException e) {
      unreadable.add("view " + view.name() + " cannot be read: " + e.getMessage());
    }
  }

  private List<String> exposure() {
    List<String> warnings = new ArrayList<>();
    List<View> dark = having(0, BLACK);
    List<View> bright = having(WHITE, 1);
    if (!dark.isEmpty()) {
      warnings.add(Wording.views(dark) + ": almost black; leave out what shows nothing");
    }
    if (!bright.isEmpty()) {
      warnings.add(Wording.views(bright) + ": almost white; leave out what shows nothing");
    }
    double[] usual =
        brightness.values().stream()
            .mapToDouble(Double::doubleValue)
            .filter(b -> b > BLACK && b < WHITE)
            .sorted()
            .toArray();
    if (usual.length > 1 && usual[usual.length - 1] > LARGEST_BRIGHTNESS_RATIO * usual[0]) {
      warnings.add(
          Wording.line(
              "brightness differs by a factor of %.1f between photographs: colours will flicker;"
                  + " develop them with one exposure",
              usual[usual.length - 1] / usual[0]));
    }
    return warnings;
  }

  private List<View> having(double least, double most) {
    return scene.views().stream()
        .filter(brightness::containsKey)
        .filter(v -> brightness.get(v) >= least && brightness.get(v) <= most)
        .toList();
  }

  private List<SceneReport.SizeCount> sizes() {
    Map<ImageSize, Long> counts =
        scene.views().stream()
            .map(v -> v.camera().intrinsics())
            .collect(
                Collectors.groupingBy(
                    k -> new ImageSize(k.width(), k.height()), Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            e ->
                new SceneReport.SizeCount(
                    e.getKey().width(), e.getKey().height(), e.getValue().intValue()))
        .sorted(
            Comparator.comparingInt(SceneReport.SizeCount::views)
                .reversed()
                .thenComparing(SceneReport.SizeCount::width)
                .thenComparing(SceneReport.SizeCount::height))
        .toList();
  }
}
