package dev.lift3d.core.scene.format;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.scene.depth.SceneDepths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Gathers what a reader finds and makes a scene of it. */
final class SceneBuilder {
  private final Path folder;
  private final String format;
  private final SceneOptions options;
  private final Photographs photographs = new Photographs();
  private final List<View> views = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<PosedImage> missing = new ArrayList<>();
  private SparsePoints points = SparsePoints.NONE;

  SceneBuilder(Path folder, String format, SceneOptions options) {
    this.folder = folder;
    this.format = format;
    this.options = options;
  }

  /**
   * Adds an image, if its picture is there.
   *
   * @return false if it is not; it is counted and left out
   */
  boolean add(PosedImage image) {
    Place before = places.putIfAbsent(image.name(), image.place());
    if (before != null) {
      throw image.place().error("image " + image.name() + " was described before, at " + before);
    }
    if (!Files.isRegularFile(image.picture())) {
      missing.add(image);
      return false;
    }
    views.add(photographs.view(image));
    return true;
  }

  void note(String text) {
    notes.add(text);
  }

  /** Sets the sparse points; {@code seenIn} is in the order of the images that were added. */
  void points(SparsePoints sparse) {
    points = sparse;
  }

  /** Finds depths, without looking at the pictures of views that are held out. */
  @FunctionalInterface
  interface DepthSearch {
    SceneDepths of(List<View> views, IntPredicate heldOut);
  }

  /** Makes the scene; the depths are looked for only if nobody gave them. */
  Scene build(DepthSearch depths) {
    requireViews();
    if (!missing.isEmpty()) {
      notes.add(
          missing.size()
              + " images were left out: their pictures are missing, the first is "
              + missing.get(0).picture());
    }
    if (options.depthRange().isPresent()) {
      DepthRange given = options.depthRange().get();
      return scene(given, views.stream().map(v -> ranged(v, Optional.of(given))).toList());
    }
    SceneDepths found = depths.of(List.copyOf(views), options.heldOut());
    found.note().ifPresent(notes::add);
    List<View> ranged = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      ranged.add(ranged(views.get(i), found.views().get(i)));
    }
    return scene(found.scene(), ranged);
  }

  private static View ranged(View view, Optional<DepthRange> range) {
    return range.map(view::withDepthRange).orElse(view);
  }

  private Scene scene(DepthRange range, List<View> ranged) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Scene(String.valueOf(name), format, ranged, range, points, notes);
  }

  private void requireViews() {
    if (!views.isEmpty()) {
      return;
    }
    if (missing.isEmpty()) {
      throw new InputException(folder + " (" + format + ") describes no image");
    }
    PosedImage first = missing.get(0);
    throw first
        .place()
        .error(
            "none of the "
                + missing.size()
                + " pictures is there; the first should be "
                + first.picture());
  }
}
