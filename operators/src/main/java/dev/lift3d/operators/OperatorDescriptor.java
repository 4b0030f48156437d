package dev.lift3d.operators;

import dev.lift3d.operators.network.NetworkFormat;
import dev.lift3d.operators.network.PictureInput;
import java.util.List;
import java.util.Locale;

/**
 * What {@code operator.json} in an operator's folder says; the keys are the components' names, and
 * the package's description shows one whole. Components are null where a key is absent and has no
 * default.
 *
 * @param about who it is; absent: the folder's name
 * @param files its networks; absent: encoder.pt alone
 * @param input what the encoder wants of pictures; absent: any size, RGB in [0, 1]
 * @param features channels, stride and offset of the encoder's features; required
 * @param output what the decoder gives; required where there is a decoder
 */
public record OperatorDescriptor(
    About about, Files files, PictureInput input, FeatureGrid features, Output output) {
  /** Fills in defaults and checks that the parts agree. */
  public OperatorDescriptor {
    about = about == null ? new About(null, null, null) : about;
    files = files == null ? new Files(null, null, null, null) : files;
    input = input == null ? new PictureInput(null, null) : input;
    if (features == null) {
      throw new IllegalArgumentException("\"features\" is missing: channels, stride, offset");
    }
    if (output == null && !files.decoder().isEmpty()) {
      throw new IllegalArgumentException("a decoder needs \"output\": its kind");
    }
    if (output == null && !files.condition().isEmpty()) {
      throw new IllegalArgumentException("a condition needs a decoder");
    }
  }

  /**
   * Who it is.
   *
   * @param name what people call it; absent: the folder's name
   * @param description one line
   * @param licence of the weights, an SPDX identifier if there is one
   */
  public record About(String name, String description, String licence) {
    /** Fills in what is absent. */
    public About {
      name = orEmpty(name);
      description = orEmpty(description);
      licence = orEmpty(licence);
    }
  }

  /**
   * The networks' files, inside the folder.
   *
   * @param format "torchscript" or "onnx"; absent: torchscript
   * @param encoder absent: encoder.pt or encoder.onnx
   * @param decoder absent: none
   * @param condition an npy file of float32, the decoder's second input; absent: none
   */
  public record Files(NetworkFormat format, String encoder, String decoder, String condition) {
    /** Fills in what is absent. */
    public Files {
      format = format == null ? NetworkFormat.TORCHSCRIPT : format;
      encoder = orEmpty(encoder).isEmpty() ? "encoder" + format.suffix() : encoder;
      decoder = orEmpty(decoder);
      condition = orEmpty(condition);
    }
  }

  /** What a decoder gives. */
  public enum Kind {
    /** A score for each class: N x K x h x w logits. */
    LABELS,
    /** A picture: N x 3 x H x W. */
    IMAGE,
    /** Further features: N x K x h x w. */
    FEATURES
  }

  /**
   * What the decoder gives.
   *
   * @param kind "labels", "image" or "features"
   * @param classes a text file of class names, one a line; required for labels, absent otherwise
   * @param range for images, the numbers that stand for black and for full colour; absent: 0, 1
   */
  public record Output(Kind kind, String classes, List<Double> range) {
    /** Checks that the keys fit the kind. */
    public Output {
      if (kind == null) {
        throw new IllegalArgumentException("\"output\" needs a kind: labels, image or features");
      }
      classes = orEmpty(classes);
      if ((kind == Kind.LABELS) == classes.isEmpty()) {
        throw new IllegalArgumentException(
            "labels need \"classes\", a file of names, and nothing else does; found kind "
                + kind.name().toLowerCase(Locale.ROOT)
                + (classes.isEmpty() ? " without it" : " with " + classes));
      }
      range = range == null ? List.of(0.0, 1.0) : List.copyOf(range);
      if (range.size() != 2 || !(range.get(0) < range.get(1))) {
        throw new IllegalArgumentException("range is two rising numbers, found " + range);
      }
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
