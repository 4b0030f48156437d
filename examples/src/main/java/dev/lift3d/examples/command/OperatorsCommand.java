package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.HomeOption;
import dev.lift3d.operators.ListedOperator;
import dev.lift3d.operators.Operators;
import dev.lift3d.operators.registry.OperatorRegistry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lift3d operators}: the 2D models that can be lifted. */
@Command(
    name = "operators",
    description = "List the 2D models that can be lifted; register weight files under a name.",
    subcommands = {OperatorsAddCommand.class, OperatorsRemoveCommand.class},
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d operators --folder models",
      "  lift3d operators add keys --weights dinov2_vits14_pretrain.pth --facet key --layer 9",
      "  lift3d lift data/fox --operator keys --cache out/cache",
      "",
      "Nothing is downloaded or copied: what is registered is where the file lies, its checksum",
      "and what of the network is lifted. An operator's folder (encoder.pt or encoder.onnx, with",
      "operator.json) needs no registering: name it, or put it into ~/.lift3d/operators."
    })
public final class OperatorsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private HomeOption home;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "List the operators' folders in this folder, too; may be repeated.")
  private List<Path> folders = List.of();

  /** Creates the command; picocli fills its options. */
  public OperatorsCommand() {}

  @Override
  public Integer call() {
    List<ListedOperator> listed = new ArrayList<>(Operators.listBuiltIn());
    listed.addAll(registry().list());
    folders.forEach(folder -> listed.addAll(Operators.listFolders(folder)));
    PrintWriter out = spec.commandLine().getOut();
    OperatorTable.lines(listed).forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  /** The registry that this command and those below it are about. */
  OperatorRegistry registry() {
    return home.registry();
  }
}
