package dev.lift3d.examples.command;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.examples.option.CommonOptions;
import dev.lift3d.examples.option.OutputFolder;
import dev.lift3d.examples.option.SplatOptions;
import dev.lift3d.examples.option.ViewsOption;
import dev.lift3d.examples.splatting.FieldDrawing;
import dev.lift3d.examples.splatting.FieldPictures;
import dev.lift3d.grounding.field.GaussianFiles;
import dev.lift3d.grounding.field.Gaussians;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lift3d splat}: pictures of a field of Gaussians from a scene's cameras. */
@Command(
    name = "splat",
    description = "Draw a file of Gaussians from a scene's cameras.",
    footerHeading = "%nExample:%n",
    footer = {
      "  lift3d splat out/field/field.ply --cameras data/fox --views 0,8 --out out/splat",
      "",
      "Writes NAME_rgb, NAME_opacity, NAME_depth and, if the file holds features, NAME_features",
      "for every camera, and prints how far colours are from the photographs."
    })
public final class SplatCommand implements Callable<Integer> {
  private static final float COVERED = 0.5f;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private SplatOptions splat;
  @Mixin private ViewsOption views;
  @Mixin private OutputFolder output;

  /** Creates the command; picocli fills its options. */
  public SplatCommand() {}

  @Override
  public Integer call() {
    Lines out = new Lines(spec.commandLine().getOut());
    Gaussians field = GaussianFiles.read(splat.file());
    if (field.size() == 0) {
      throw new InputException(splat.file() + " holds no Gaussian: there is nothing to draw");
    }
    out.say("gaussians", "%d, %d features each", field.size(), field.featureChannels());
    Scene scene = Scenes.open(splat.cameras());
    int count = scene.views().size();
    List<Integer> chosen =
        views
            .views()
            .map(list -> list.within(count))
            .orElseGet(() -> IntStream.range(0, count).boxed().toList());
    try (Workers workers = Workers.perProcessor()) {
      FieldDrawing drawing = new FieldDrawing(field, splat.background(), workers);
      FieldPictures pictures = new FieldPictures(output.created(), scene.depthRange());
      List<Double> decibels = new ArrayList<>();
      for (int v : chosen) {
        View view = scene.views().get(v);
        Camera camera = view.camera().ofWidth(splat.width());
        FieldDrawing.Frame frame = drawing.draw(camera);
        pictures.write(view.name(), frame);
        decibels.add(compared(out, view, frame));
      }
      double mean = decibels.stream().mapToDouble(d -> d).average().orElse(Double.NaN);
      out.say("psnr", "%.2f dB, mean of %d views", mean, decibels.size());
    }
    out.say("files", "%s", output.folder());
    return ExitCode.OK;
  }

  private static double compared(Lines out, View view, FieldDrawing.Frame frame) {
    Image drawn = frame.colours();
    Image truth = Resize.area(view.photograph().get(), drawn.width(), drawn.height());
    double decibels = Psnr.of(drawn, truth);
    float[] mask = new float[frame.opacity().data().length];
    int covered = 0;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = frame.opacity().data()[i] >= COVERED ? 1 : 0;
      covered += (int) mask[i];
    }
    String there =
        covered == 0
            ? "nothing is covered"
            : String.format(
                "%.2f dB on the %.0f %% that are covered",
                Psnr.of(drawn, truth, new Image(drawn.width(), drawn.height(), 1, mask)),
                100.0 * covered / mask.length);
    out.say(view.name(), "%.2f dB, %s", decibels, there);
    return decibels;
  }
}
