package dev.lift3d.grounding.splat;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.Workers;
import java.util.List;

/**
 * Draws Gaussians and differentiates the picture. One thread at a time, and no worker of its own.
 *
 * <pre>{@code
 * SplatPicture picture = rasterizer.render(gaussians, SplatView.of(camera), settings);
 * GaussianGradients sum = GaussianGradients.zeros(gaussians);
 * rasterizer.backward(picture, upstream, sum);
 * }</pre>
 */
public interface Rasterizer {
  /**
   * Draws Gaussians as a camera sees them.
   *
   * @param gaussians what to draw, may be none
   * @param view from where, before which background
   * @param settings how
   * @return the picture, which keeps what the way back needs
   */
  SplatPicture render(Gaussians gaussians, SplatView view, SplatSettings settings);

  /**
   * Works back from a gradient of a picture; adds.
   *
   * @param picture what {@link #render} of this rasterizer drew; its Gaussians unchanged since
   * @param upstream gradient of the picture
   * @param sum receives the gradients of the Gaussians
   * @return gradients of camera and background
   */
  ViewGradients backward(
      SplatPicture picture, SplatPicture.Gradient upstream, GaussianGradients sum);

  /**
   * Draws several pictures of the same Gaussians.
   *
   * @param gaussians what to draw
   * @param views from where
   * @param settings how
   * @return one picture a view
   */
  default List<SplatPicture> render(
      Gaussians gaussians, List<SplatView> views, SplatSettings settings) {
    return views.stream().map(view -> render(gaussians, view, settings)).toList();
  }

  /**
   * A rasterizer by name.
   *
   * @param name "tiled", the one in use, or "reference"
   * @param workers who works, if it works in parallel; must outlive it
   * @return the rasterizer
   * @throws InputException if there is none of that name
   */
  static Rasterizer named(String name, Workers workers) {
    return switch (name) {
      case "tiled" -> new TiledRasterizer(workers);
      case "reference" -> new ReferenceRasterizer();
      default ->
          throw new InputException(
              "there is no rasterizer \"" + name + "\": choose tiled or reference");
    };
  }
}
