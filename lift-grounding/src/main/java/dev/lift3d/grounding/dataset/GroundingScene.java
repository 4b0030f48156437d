package dev.lift3d.grounding.dataset;

import dev.lift3d.core.scene.Scene;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Posed RGB-D views of a place, the objects in it, and sentences about them.
 *
 * @param scene the views, with depth where the data set has it
 * @param objects what is known of the objects; may be empty
 * @param masks for each view, in the scene's order, reads which object each pixel shows
 * @param sentences about this scene; may be empty
 */
public record GroundingScene(
    Scene scene,
    List<SceneObject> objects,
    List<Optional<Supplier<ObjectMap>>> masks,
    List<GroundedSentence> sentences) {
  /** Copies the lists and checks that there is a place for each view's mask. */
  public GroundingScene {
    Objects.requireNonNull(scene, "scene");
    objects = List.copyOf(objects);
    masks = List.copyOf(masks);
    sentences = List.copyOf(sentences);
    if (masks.size() != scene.views().size()) {
      throw new IllegalArgumentException(
          "a place for each of " + scene.views().size() + " masks, found " + masks.size());
    }
  }

  /**
   * The same scene with other sentences.
   *
   * @param others about this scene
   * @return the new value
   */
  public GroundingScene withSentences(List<GroundedSentence> others) {
    return new GroundingScene(scene, objects, masks, others);
  }
}
