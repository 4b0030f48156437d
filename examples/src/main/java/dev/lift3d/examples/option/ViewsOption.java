package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Only some of the scene's views. */
public final class ViewsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private ViewList views;

  /** Creates the option, not set. */
  public ViewsOption() {}

  @Option(
      names = "--views",
      paramLabel = "LIST",
      description = "Only these views, counted from 0, as in 0,8,16 or 0-4.")
  void setViews(String list) {
    try {
      views = ViewList.parse(list);
    } catch (InputException e) {
      throw new ParameterException(command.commandLine(), "--views: " + e.getMessage(), e);
    }
  }

  /**
   * The views asked for.
   *
   * @return empty for the command's own choice
   */
  public Optional<ViewList> views() {
    return Optional.ofNullable(views);
  }
}
