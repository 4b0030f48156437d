package dev.lift3d.examples.evaluation;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.picture.ErrorColors;
import dev.lift3d.core.picture.LabelColors;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.operators.ImagePrediction;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Prediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes {@code NAME_compared.png} for each view: rendered, photograph, error, and the operator's
 * prediction from the lifted features and from the photograph.
 *
 * @param folder where to
 */
public record ComparisonFiles(Path folder) {
  private static final double LARGEST_ERROR = 0.3; // shown white
  private static final double LABEL_OPACITY = 0.5;

  /**
   * Writes a view.
   *
   * @param compared rendered view and photograph
   * @throws dev.lift3d.core.InputException if the file cannot be written
   */
  public void write(ComparedFrame compared) {
    Image rgb = compared.frame().view().rgb();
    Image error = new ErrorColors(LARGEST_ERROR).paint(rgb, compared.truth());
    List<Montage.Panel> panels = new ArrayList<>();
    panels.add(new Montage.Panel(rgb, "rendered"));
    panels.add(new Montage.Panel(compared.truth(), "photograph"));
    panels.add(new Montage.Panel(error, "error"));
    compared
        .frame()
        .prediction()
        .flatMap(p -> picture(p, rgb))
        .ifPresent(p -> panels.add(new Montage.Panel(p, "lifted prediction")));
    compared
        .predictionOnTruth()
        .flatMap(p -> picture(p, compared.truth()))
        .ifPresent(p -> panels.add(new Montage.Panel(p, "on the photograph")));
    Path file = folder.resolve(compared.frame().target().name() + "_compared.png");
    ImageFiles.write(file, withLegend(Montage.row(panels), compared));
  }

  /** Names the classes of either prediction. */
  private static Image withLegend(Image montage, ComparedFrame compared) {
    List<LabelPrediction> predictions =
        Stream.of(compared.frame().prediction(), compared.predictionOnTruth())
            .flatMap(Optional::stream)
            .filter(LabelPrediction.class::isInstance)
            .map(LabelPrediction.class::cast)
            .toList();
    int[] labels = predictions.stream().flatMapToInt(p -> IntStream.of(p.labels())).toArray();
    return predictions.isEmpty()
        ? montage
        : new LabelColors(predictions.get(0).classes()).withLegend(montage, labels);
  }

  private static Optional<Image> picture(Prediction prediction, Image under) {
    if (prediction instanceof LabelPrediction labels) {
      int[] resized = labels.resized(under.width(), under.height()).labels();
      return Optional.of(new LabelColors(labels.classes()).overlay(under, resized, LABEL_OPACITY));
    }
    return prediction instanceof ImagePrediction image
        ? Optional.of(Resize.area(image.rgb(), under.width(), under.height()))
        : Optional.empty();
  }
}
