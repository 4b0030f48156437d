package dev.lift3d.examples.option;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The scene: the first argument of every command that needs one. */
public final class SceneArgument {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Path folder;

  /** Creates the argument; picocli fills it. */
  public SceneArgument() {}

  @Parameters(
      index = "0",
      paramLabel = "SCENE",
      description =
          "Folder of posed photographs: LLFF, COLMAP, transforms.json, Strecha, Middlebury, RGB-D"
              + " or IBRNet.")
  void setFolder(Path path) {
    folder = Checks.folder(command, "SCENE", path);
  }

  /**
   * The scene's folder.
   *
   * @return an existing folder
   */
  public Path folder() {
    return folder;
  }
}
