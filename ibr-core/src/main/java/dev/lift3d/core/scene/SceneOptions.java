package dev.lift3d.core.scene;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.DepthRange;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a person may want to say about a scene's folder.
 *
 * @param imageFactor which images to take where a folder keeps several sizes: 1 for {@code images},
 *     k for {@code images_k}, 0 for the largest there is
 * @param depthRange near and far for every view, instead of what the files say or the pictures show
 * @param format the {@link SceneReader#format} to use where a folder holds several
 * @param heldOut which views, by index, are to be predicted: where depths have to be found in the
 *     pictures, those of the other views must do
 */
public record SceneOptions(
    int imageFactor,
    Optional<DepthRange> depthRange,
    Optional<String> format,
    IntPredicate heldOut) {
  /** The largest images, depths as found, the first format that fits, nothing held out. */
  public static final SceneOptions DEFAULTS =
      new SceneOptions(0, Optional.empty(), Optional.empty(), view -> false);

  /** Checks that the factor is not negative. */
  public SceneOptions {
    Objects.requireNonNull(depthRange, "depthRange");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(heldOut, "heldOut");
    if (imageFactor < 0) {
      throw new InputException("the image factor must not be negative, found " + imageFactor);
    }
  }

  /**
   * These options with images of one size.
   *
   * @param factor 1 for {@code images}, k for {@code images_k}, 0 for the largest there is
   * @return the new options
   */
  public SceneOptions withImageFactor(int factor) {
    return new SceneOptions(factor, depthRange, format, heldOut);
  }

  /**
   * These options with a depth range for every view.
   *
   * @param range near and far
   * @return the new options
   */
  public SceneOptions withDepthRange(DepthRange range) {
    return new SceneOptions(imageFactor, Optional.of(range), format, heldOut);
  }

  /**
   * These options with a format.
   *
   * @param name a {@link SceneReader#format}
   * @return the new options
   */
  public SceneOptions withFormat(String name) {
    return new SceneOptions(imageFactor, depthRange, Optional.of(name), heldOut);
  }

  /**
   * These options with views that are to be predicted.
   *
   * @param views true for the index of a view whose photograph and depth map must not be looked at
   *     while the scene is opened
   * @return the new options
   */
  public SceneOptions withHeldOut(IntPredicate views) {
    return new SceneOptions(imageFactor, depthRange, format, views);
  }
}
