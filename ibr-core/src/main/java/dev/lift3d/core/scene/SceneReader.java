package dev.lift3d.core.scene;

import java.nio.file.Path;

/**
 * Reads one file format of posed photographs.
 *
 * <p>{@link Scenes} finds readers as services: a class with a public constructor without arguments,
 * named in {@code META-INF/services/dev.lift3d.core.scene.SceneReader}.
 */
public interface SceneReader {
  /**
   * The format's name, as people write it.
   *
   * @return for example "LLFF"
   */
  String format();

  /**
   * Whether a folder looks like this format. Looks at names only; never fails.
   *
   * @param folder the scene's folder
   * @return true if {@link #read} should be tried
   */
  boolean recognises(Path folder);

  /**
   * Reads the scene with default options.
   *
   * @param folder the scene's folder
   * @return the scene
   * @throws dev.lift3d.core.InputException as {@link #read(Path, SceneOptions)}
   */
  default Scene read(Path folder) {
    return read(folder, SceneOptions.DEFAULTS);
  }

  /**
   * Reads the scene: cameras now, pixels when asked for.
   *
   * @param folder the scene's folder
   * @param options which images and depths to take
   * @return the scene
   * @throws dev.lift3d.core.InputException if a file is missing, cut short or makes no sense; the
   *     message names the file and the row
   */
  Scene read(Path folder, SceneOptions options);
}
