package dev.lift3d.core.scene;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.DepthRange;
import java.util.List;
import java.util.Objects;

/**
 * Posed photographs of one place.
 *
 * @param name the folder's name
 * @param format which reader read it, for people: "COLMAP text"
 * @param views at least one, in the order of the scene's own files
 * @param depthRange near and far that hold for every view, z along the camera axis
 * @param points sparse points, or {@link SparsePoints#NONE}
 * @param notes what the reader wants a person to know, one line each: skipped images, guesses
 */
public record Scene(
    String name,
    String format,
    List<View> views,
    DepthRange depthRange,
    SparsePoints points,
    List<String> notes) {
  /** Checks that there is at least one view. */
  public Scene {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(depthRange, "depthRange");
    Objects.requireNonNull(points, "points");
    views = List.copyOf(views);
    notes = List.copyOf(notes);
    if (views.isEmpty()) {
      throw new InputException("scene " + name + " (" + format + ") has no view to work with");
    }
  }

  /**
   * The depth range of one view: its own where it is known, else the scene's.
   *
   * @param view one of the views
   * @return near and far
   */
  public DepthRange depthRangeOf(View view) {
    return view.depthRange().orElse(depthRange);
  }
}
