package dev.lift3d.operators.registry;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.clip.ClipOperator;
import dev.lift3d.operators.dino.DinoOperator;
import dev.lift3d.operators.sam.SegmentAnything;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Opens weights through the family they belong to. */
final class FamilyOpening {
  private FamilyOpening() {}

  static Operator open(WeightsKind.Family family, Path weights, FamilySettings settings) {
    settings.requireFor(family);
    return switch (family) {
      case DINO, DINO_V2, DINO_V3 -> DinoOperator.open(weights, settings.forDino());
      case CLIP -> ClipOperator.open(weights, settings.forClip());
      case SAM, MOBILE_SAM -> SegmentAnything.open(weights);
    };
  }

  static WeightsKind kind(WeightsFile file) {
    return WeightsKind.of(file)
        .orElseThrow(
            () ->
                new InputException(
                    file
                        + ": holds none of the networks known here ("
                        + Arrays.stream(WeightsKind.Family.values())
                            .map(WeightsKind.Family::title)
                            .collect(Collectors.joining(", "))
                        + "), but "
                        + first(file)
                        + "; for another, make a folder with encoder.pt or encoder.onnx"));
  }

  /** A network in a format that is run, not read, belongs into a folder. */
  static void requireWeights(Path weights) {
    if (String.valueOf(weights.getFileName()).toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw new InputException(
          weights
              + ": is a whole network; put it into a folder as encoder.onnx and name the folder");
    }
  }

  private static String first(WeightsFile file) {
    int count = file.tensors().size();
    return count + " tensors, first " + file.tensors().keySet().stream().limit(3).toList();
  }
}
