package dev.lift3d.core.scene;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens folders of posed photographs, whatever their format. */
public final class Scenes {
  private Scenes() {}

  /**
   * Opens a scene with default options.
   *
   * @param folder the scene's folder
   * @return the scene
   * @throws InputException as {@link #open(Path, SceneOptions)}
   */
  public static Scene open(Path folder) {
    return open(folder, SceneOptions.DEFAULTS);
  }

  /**
   * Opens a scene with the first reader that recognises the folder, in the order in which readers
   * are registered as services; where others would have recognised it too, a note says so.
   *
   * @param folder the scene's folder
   * @param options which images, depths and format to take
   * @return the scene
   * @throws InputException if the folder is missing, is no folder or holds no known format, or if a
   *     file in it cannot be used
   */
  public static Scene open(Path folder, SceneOptions options) {
    requireFolder(folder);
    List<SceneReader> readers = readers();
    List<SceneReader> fitting = readers.stream().filter(r -> r.recognises(folder)).toList();
    if (options.format().isPresent()) {
      return named(readers, options.format().get()).read(folder, options);
    }
    if (fitting.isEmpty()) {
      throw unknown(folder, readers);
    }
    Scene scene = fitting.get(0).read(folder, options);
    return fitting.size() == 1 ? scene : withNote(scene, fitting);
  }

  private static List<SceneReader> readers() {
    List<SceneReader> readers = new ArrayList<>();
    ServiceLoader.load(SceneReader.class, Scenes.class.getClassLoader()).forEach(readers::add);
    return readers;
  }

  private static SceneReader named(List<SceneReader> readers, String format) {
    return readers.stream()
        .filter(r -> r.format().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(
            () -> new InputException("no format is called " + format + "; use " + names(readers)));
  }

  private static void requireFolder(Path folder) {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (Files.exists(folder)) {
      Path parent = folder.toAbsolutePath().normalize().getParent();
      throw new InputException(
          folder + " is a file; a scene is a folder, so give " + parent + " instead");
    }
    throw new InputException("scene folder " + folder + " does not exist; check the path");
  }

  private static InputException unknown(Path folder, List<SceneReader> readers) {
    Path up = folder.toAbsolutePath().normalize().getParent();
    for (int i = 0; i < 2 && up != null; i++, up = up.getParent()) {
      Path candidate = up;
      if (readers.stream().anyMatch(r -> r.recognises(candidate))) {
        return new InputException(
            folder + " is a part of the scene " + candidate + "; give that folder instead");
      }
    }
    if (isEmpty(folder)) {
      return new InputException("scene folder " + folder + " is empty");
    }
    return new InputException(
        folder + " holds no scene of a known format; known are " + names(readers));
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    } catch (IOException e) {
      throw new InputException("scene folder " + folder + " cannot be listed: " + e.getMessage());
    }
  }

  private static String names(List<SceneReader> readers) {
    return readers.stream().map(SceneReader::format).collect(Collectors.joining(", "));
  }

  private static Scene withNote(Scene s, List<SceneReader> fitting) {
    List<String> notes = new ArrayList<>(s.notes());
    notes.add(
        "read as "
            + fitting.get(0).format()
            + "; the folder also holds "
            + names(fitting.subList(1, fitting.size())));
    return new Scene(s.name(), s.format(), s.views(), s.depthRange(), s.points(), notes);
  }
}
