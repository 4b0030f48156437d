package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Between which depths a scene lies.
 *
 * @param scene near and far for every view
 * @param views for each view (same order) its own range, where it is known better
 * @param note what a person should know about where this comes from, if anything
 */
public record SceneDepths(
    DepthRange scene, List<Optional<DepthRange>> views, Optional<String> note) {
  /** Copies the list. */
  public SceneDepths {
    Objects.requireNonNull(scene, "scene");
    Objects.requireNonNull(note, "note");
    views = List.copyOf(views);
  }

  /**
   * One range for all views.
   *
   * @param scene near and far
   * @param viewCount how many views there are
   * @return depths without ranges of single views
   */
  public static SceneDepths uniform(DepthRange scene, int viewCount) {
    List<Optional<DepthRange>> none = Collections.nCopies(viewCount, Optional.empty());
    return new SceneDepths(scene, none, Optional.empty());
  }

  /**
   * The same depths with a note.
   *
   * @param text what a person should know
   * @return the new value
   */
  public SceneDepths withNote(String text) {
    return new SceneDepths(scene, views, Optional.of(text));
  }
}
