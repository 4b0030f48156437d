package dev.lift3d.grounding.surface;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.View;
import dev.lift3d.epipolar.stereo.SensorDepth;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.Objects;
import java.util.Optional;

/**
 * A view whose pixels have colour and, where it is known, depth.
 *
 * @param camera at the pictures' size
 * @param colours H x W x 3, RGB in [0, 1]
 * @param depth H x W x 1, z along the camera axis; not positive or not finite where nothing is
 *     known
 */
public record PosedDepth(Camera camera, Image colours, Image depth) {
  /** Checks the sizes. */
  public PosedDepth {
    Objects.requireNonNull(camera, "camera");
    requireSize(camera, colours, 3);
    requireSize(camera, depth, 1);
  }

  private static void requireSize(Camera camera, Image image, int channels) {
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    if (image.width() != width || image.height() != height || image.channels() != channels) {
      throw new IllegalArgumentException(
          String.format(
              "a camera of %d x %d pixels with %d channels of %d x %d, expected %d channels",
              width, height, image.channels(), image.width(), image.height(), channels));
    }
  }

  /**
   * A view with the depth that its sensor measured; depth is picked, not averaged: between two
   * surfaces there is nothing.
   *
   * @param view a view
   * @param width width in pixels at which it is looked at
   * @return empty if the view has no depth
   */
  public static Optional<PosedDepth> measured(View view, int width) {
    return view.depth()
        .map(
            reader -> {
              Camera camera = view.camera().ofWidth(width);
              int height = camera.intrinsics().height();
              Image colours = Resize.area(view.photograph().get(), width, height);
              return new PosedDepth(camera, colours, picked(reader.get(), width, height));
            });
  }

  private static Image picked(Image depth, int width, int height) {
    Image out = Image.zeros(width, height, 1);
    for (int row = 0; row < height; row++) {
      int from = (int) ((row + 0.5) * depth.height() / height);
      for (int col = 0; col < width; col++) {
        out.set(col, row, 0, depth.at((int) ((col + 0.5) * depth.width() / width), from, 0));
      }
    }
    return out;
  }

  /**
   * The same without the depth of unsure pixels.
   *
   * @param sureness H x W x 1, such as a rendering's opacity
   * @param least what is kept at least
   * @return the view with holes
   */
  public PosedDepth where(Image sureness, double least) {
    requireSize(camera, sureness, 1);
    float[] kept = depth.data().clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = sureness.data()[i] >= least ? kept[i] : 0;
    }
    return new PosedDepth(camera, colours, new Image(depth.width(), depth.height(), 1, kept));
  }

  /**
   * Whether the depth of a pixel is known.
   *
   * @param pixel row x W + column
   * @return true if it is positive and finite
   */
  boolean knows(int pixel) {
    float z = depth.data()[pixel];
    return z > 0 && Float.isFinite(z);
  }

  /** Where the surface of a pixel is, in the world. */
  Vec3 point(int pixel) {
    int width = depth.width();
    return camera.unproject(pixel % width + 0.5, pixel / width + 0.5, depth.data()[pixel]);
  }

  /** The depths that occur; empty if none is known. */
  Optional<DepthRange> range() {
    double near = Double.POSITIVE_INFINITY;
    double far = 0;
    for (int i = 0; i < depth.data().length; i++) {
      if (knows(i)) {
        near = Math.min(near, depth.data()[i]);
        far = Math.max(far, depth.data()[i]);
      }
    }
    return far > 0 ? Optional.of(new DepthRange(near, 1.001 * far)) : Optional.empty();
  }

  /**
   * The depth as points are looked up in it.
   *
   * @return fully confident where it is known
   */
  public SourceDepth lookup() {
    return range().map(r -> SensorDepth.of(depth, r)).orElseGet(SourceDepth::unknown);
  }
}
