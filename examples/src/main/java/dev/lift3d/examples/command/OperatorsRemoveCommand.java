package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.operators.registry.OperatorRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lift3d operators remove}: a name is forgotten. */
@Command(
    name = "remove",
    description = "Forget a registered weight file; the file itself stays.",
    footerHeading = "%nExample:%n",
    footer = "  lift3d operators remove keys")
public final class OperatorsRemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "A name of 'lift3d operators'.")
  private String name;

  @ParentCommand private OperatorsCommand operators;

  /** Creates the command; picocli fills its options. */
  public OperatorsRemoveCommand() {}

  @Override
  public Integer call() {
    OperatorRegistry registry = operators.registry();
    registry.remove(name);
    new Lines(spec.commandLine().getOut()).say("removed", "%s from %s", name, registry.folder());
    return ExitCode.OK;
  }
}
