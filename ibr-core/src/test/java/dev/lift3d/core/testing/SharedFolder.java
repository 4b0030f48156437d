package dev.lift3d.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where tests find data that is not part of the project; they are skipped where it is absent. */
public final class SharedFolder {
  private SharedFolder() {}

  /**
   * A real scene.
   *
   * @param scene the folder's name
   * @return the folder; the calling test is skipped if it is absent
   */
  public static Path data(String scene) {
    return present(root().resolve("data").resolve(scene));
  }

  /**
   * A file or folder of arrays made by an original implementation.
   *
   * @param name path below the fixtures folder, "ibrnet/rays.npz"
   * @return the path; the calling test is skipped if it is absent
   */
  public static Path fixture(String name) {
    String folder = System.getProperty("lift3d.fixtures", "");
    Path fixtures = folder.isEmpty() ? root().resolve("fixtures") : Path.of(folder);
    return present(fixtures.resolve(name));
  }

  /**
   * A pretrained 2D operator.
   *
   * @param name the folder's name
   * @return the folder; the calling test is skipped if it is absent
   */
  public static Path model(String name) {
    return present(root().resolve("models").resolve(name));
  }

  private static Path root() {
    return Path.of(System.getProperty("lift3d.shared", "../shared"));
  }

  private static Path present(Path path) {
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: " + path + " is absent");
    return path;
  }
}
