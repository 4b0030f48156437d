package dev.lift3d.examples.lifting;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.picture.Montage;
import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.operators.LabelPrediction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what a frame holds, each file whole or not at all, NAME being the target's name:
 *
 * <ul>
 *   <li>{@code NAME_rgb.png}; {@code NAME_opacity.png}, white where the model is sure;
 *   <li>{@code NAME_depth.png}, coloured, with a scale; {@code NAME_depth.npy}, H x W floats, z in
 *       scene units;
 *   <li>{@code NAME_prediction.png}: classes over the picture with a legend, or the picture that
 *       the decoder paints; for classes {@code NAME_labels.png} with the class's number as grey
 *       level;
 *   <li>{@code NAME_features.png}: principal components; {@code NAME_features.npy}, H x W x D
 *       floats on the operator's grid; {@code NAME_features.safetensors}: {@code features} H x W x
 *       D, {@code opacity} H x W, and in the metadata where the cells lie;
 *   <li>for views of the scene {@code NAME_truth.png};
 *   <li>{@code NAME_montage.png}: all of these side by side.
 * </ul>
 *
 * @param folder where to
 * @param colors what colours mean
 */
public record FrameFiles(Path folder, FrameColors colors) {
  /** Grey levels of an 8-bit picture. */
  private static final int LEVELS = 256;

  /**
   * Writes a frame.
   *
   * @param frame the frame
   * @return the panels of its montage, for an animation
   * @throws dev.lift3d.core.InputException if a file cannot be written
   */
  public List<Montage.Panel> write(LiftedFrame frame) {
    FramePanels panels = new FramePanels(frame, colors);
    Optional<Image> truth = frame.target().truth();
    Image depth = frame.view().depth();
    picture(frame, "rgb", frame.view().rgb());
    picture(frame, "opacity", frame.view().opacity());
    picture(frame, "depth", colors.depth().paintWithLegend(depth));
    Npy.write(
        file(frame, "depth.npy"), HostArray.ofFloats(depth.data(), depth.height(), depth.width()));
    panels.prediction().ifPresent(p -> picture(frame, "prediction", p));
    panels.labels().ifPresent(labels -> labels(frame, labels));
    panels.features().ifPresent(p -> picture(frame, "features", p));
    frame.features().ifPresent(features -> arrays(frame, features));
    truth.ifPresent(t -> picture(frame, "truth", t));
    List<Montage.Panel> all = panels.all(truth);
    Image montage = Montage.row(all);
    picture(
        frame,
        "montage",
        panels.labels().map(l -> colors.labels().withLegend(montage, l)).orElse(montage));
    return all;
  }

  private void picture(LiftedFrame frame, String what, Image image) {
    ImageFiles.write(file(frame, what + ".png"), image);
  }

  private void labels(LiftedFrame frame, int[] labels) {
    int width = frame.view().rgb().width();
    Image numbers = Image.zeros(width, labels.length / width, 1);
    int classes = ((LabelPrediction) frame.prediction().orElseThrow()).classes().size();
    boolean eightBits = classes <= LEVELS;
    for (int i = 0; i < labels.length; i++) {
      numbers.data()[i] = eightBits ? labels[i] / (LEVELS - 1f) : labels[i];
    }
    if (eightBits) {
      picture(frame, "labels", numbers);
    } else {
      ImageFiles.writeDepth16(file(frame, "labels.png"), numbers, 1);
    }
  }

  private void arrays(LiftedFrame frame, LiftedFeatures features) {
    FeatureMap map = features.map();
    HostArray array = HostArray.ofFloats(map.data(), map.height(), map.width(), map.channels());
    Npy.write(file(frame, "features.npy"), array);
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    tensors.put("features", array);
    tensors.put(
        "opacity", HostArray.ofFloats(features.opacity().data(), map.height(), map.width()));
    Safetensors.write(file(frame, "features.safetensors"), tensors, metadata(map.cells()));
  }

  private static Map<String, String> metadata(CellLayout cells) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("layout", "H W D");
    metadata.put("stride", Double.toString(cells.stride()));
    metadata.put("offset", Double.toString(cells.offset()));
    metadata.put("imageWidth", Integer.toString(cells.imageWidth()));
    metadata.put("imageHeight", Integer.toString(cells.imageHeight()));
    return metadata;
  }

  private Path file(LiftedFrame frame, String ending) {
    return folder.resolve(frame.target().name() + "_" + ending);
  }
}
