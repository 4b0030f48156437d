package dev.lift3d.examples.command;

import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.LiftedPlace;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.registry.OperatorRegistry;
import dev.lift3d.operators.registry.Registration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lift3d operators add}: a weight file gets a name. */
@Command(
    name = "add",
    description = "Check a weight file, say what it is, and register it under a name.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d operators add keys --weights dinov2_vits14_pretrain.pth --facet key --layer 9",
      "",
      "Known are DINO, DINOv2, DINOv3, CLIP, SAM and MobileSAM, as safetensors or as state dicts",
      "of torch.save, in their authors' or Hugging Face's layout. The file stays where it is."
    })
public final class OperatorsAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "What to call it: a-z, 0-9, '.', '_' and '-'.")
  private String name;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "The weights: a file, an index of shards, or a folder that holds one.")
  private Path weights;

  @Mixin private LiftedPlace place;
  @ParentCommand private OperatorsCommand operators;

  /** Creates the command; picocli fills its options. */
  public OperatorsAddCommand() {}

  @Override
  public Integer call() {
    OperatorRegistry registry = operators.registry();
    Registration added = registry.add(name, weights, place.settings());
    Lines out = new Lines(spec.commandLine().getOut());
    FeatureGrid grid = added.features();
    out.say("model", "%s", added.model());
    out.say("licence", "%s", added.licence());
    out.say("features", "%d channels every %s pixels", grid.channels(), grid.stride());
    added.files().sha256().forEach((file, sum) -> out.say("sha256", "%s  %s", sum, file));
    out.say("registered", "%s in %s", name, registry.folder());
    return ExitCode.OK;
  }
}
