package dev.lift3d.grounding.dataset;

import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens posed RGB-D folders for grounding: those that {@link GroundingFolder} writes, exported
 * ScanNet scenes ({@code color}, {@code depth}, {@code pose}, {@code intrinsic}), and any other
 * folder that {@link Scenes} opens.
 *
 * <p>Masks lie in {@code instance} or {@code instance-filt}, a PNG for each view under the view's
 * name; objects in {@code objects.json}, sentences in {@code sentences.json}. All three may be
 * absent: sentences of ScanRefer, ReferIt3D and Locate-3D, which come in one file for many scenes,
 * are added with {@link #open(Path, List)}.
 */
public final class GroundingScenes {
  static final String OBJECTS = "objects.json";
  static final String SENTENCES = "sentences.json";
  static final String MASKS = "instance";

  private GroundingScenes() {}

  /**
   * Opens a scene with the sentences that lie in its folder, whatever scene they name: folders are
   * renamed.
   *
   * @param folder the scene's folder
   * @return the scene; pictures and masks are read when asked for
   * @throws dev.lift3d.core.InputException if the folder is no scene, or a file in it is broken
   */
  public static GroundingScene open(Path folder) {
    Path file = folder.resolve(SENTENCES);
    GroundingScene scene = open(folder, List.of());
    return Files.isRegularFile(file) ? scene.withSentences(SentenceFiles.read(file)) : scene;
  }

  /**
   * Opens a scene with sentences from elsewhere.
   *
   * @param folder the scene's folder; its name is the scene's name
   * @param sentences about any scenes; those about this one are taken
   * @return the scene; pictures and masks are read when asked for
   * @throws dev.lift3d.core.InputException if the folder is no scene, or a file in it is broken
   */
  public static GroundingScene open(Path folder, List<GroundedSentence> sentences) {
    Scene scene = Scenes.open(folder);
    Path objects = folder.resolve(OBJECTS);
    List<Optional<Supplier<ObjectMap>>> masks = new ArrayList<>();
    for (View view : scene.views()) {
      masks.add(mask(folder, view));
    }
    return new GroundingScene(
        scene,
        Files.isRegularFile(objects) ? ObjectsFile.read(objects) : List.of(),
        masks,
        sentences.stream().filter(s -> s.scene().equals(scene.name())).toList());
  }

  private static Optional<Supplier<ObjectMap>> mask(Path folder, View view) {
    int dot = view.name().lastIndexOf('.');
    String stem = dot < 0 ? view.name() : view.name().substring(0, dot);
    for (String name : List.of(MASKS, "instance-filt")) {
      Path file = folder.resolve(name).resolve(stem + ".png");
      if (Files.isRegularFile(file)) {
        return Optional.of(() -> ObjectMap.read(file));
      }
    }
    return Optional.empty();
  }
}
