package dev.lift3d.examples.option;

import dev.lift3d.examples.protocol.GeneratedScene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scenes: the arguments of a command that measures several, one after the other. */
public final class ScenesArgument {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private List<String> names = List.of();

  /** Creates the argument; picocli fills it. */
  public ScenesArgument() {}

  @Parameters(
      arity = "1..*",
      paramLabel = "SCENE",
      description =
          "Folders of posed photographs: LLFF, COLMAP, transforms.json, Strecha, Middlebury, RGB-D"
              + " or IBRNet; or generated:KIND:SEED, as in generated:room:7.")
  void setNames(List<String> all) {
    names = new ArrayList<>(all);
    for (String name : names) {
      if (!name.startsWith(GeneratedScene.PREFIX)) {
        Checks.folder(command, "SCENE", Path.of(name));
      }
    }
  }

  /**
   * The scenes.
   *
   * @return existing folders, or names that begin with "generated:"; at least one
   */
  public List<String> names() {
    return List.copyOf(names);
  }
}
