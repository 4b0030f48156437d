package dev.lift3d.examples.command;

import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.picture.CameraDrawing;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.check.SceneCheck;
import dev.lift3d.core.scene.check.SceneReport;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.JsonFile;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.SceneArgument;
import dev.lift3d.examples.output.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lift3d check}: what a scene holds and what is wrong with it. */
@Command(
    name = "check",
    description = "Print what a scene holds, draw its cameras and name what is wrong with it.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d check data/fox --out out/fox-check",
      "",
      "A warning is a sign, not a proof; it says what to do. The exit code is 0 all the same."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int PANEL_PIXELS = 640;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SceneArgument scene;
  @Mixin private OutputFolder output;
  @Mixin private JsonFile json;

  /** Creates the command; picocli fills its options. */
  public CheckCommand() {}

  @Override
  public Integer call() {
    Scene opened = Scenes.open(scene.folder());
    SceneReport report = report(opened);
    PrintWriter out = spec.commandLine().getOut();
    SceneReportText.lines(report).forEach(out::println);
    out.println(SceneReportText.line("cameras", "drawn in " + drawn(opened)));
    json.file().ifPresent(file -> Json.write(file, report));
    return ExitCode.OK;
  }

  private Path drawn(Scene opened) {
    Path file = output.created().resolve("cameras.png");

    ImageFiles.write(file, CameraDrawing.ofSize(PANEL_PIXELS).draw(opened));
    return file;
  }

  private SceneReport report(Scene opened) {
    int photographs = SceneCheck.photographsToRead(opened);
    try (Progress progress = Progress.start("reading", photographs, common.quiet())) {
      return SceneCheck.of(opened, progress::step);
    }
  }
}
