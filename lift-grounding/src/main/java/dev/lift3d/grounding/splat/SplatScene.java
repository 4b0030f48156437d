package dev.lift3d.grounding.splat;

import dev.lift3d.grounding.field.Gaussians;
import java.util.Optional;

/** The way from a field, as it is stored, to the Gaussians that are drawn. */
public final class SplatScene {
  private SplatScene() {}

  /**
   * A field's shapes, opacities and colours.
   *
   * @param field any field, may be empty
   * @return as many Gaussians, which show red, green and blue
   */
  public static dev.lift3d.grounding.splat.Gaussians of(Gaussians field) {
    return of(field, 0, new float[0]);
  }

  /**
   * The same with further channels, such as the field's features or what is made of them.
   *
   * @param field any field
   * @param channels D
   * @param features N x D; shared
   * @return as many Gaussians, which show red, green, blue and D channels
   */
  public static dev.lift3d.grounding.splat.Gaussians of(
      Gaussians field, int channels, float[] features) {
    Harmonics colours = new Harmonics(field.degree(), field.coefficients(), field.harmonics());
    return new dev.lift3d.grounding.splat.Gaussians(
        field.means(),
        new GaussianShapes.RotatedScales(field.quaternions(), field.scales()),
        field.opacities(),
        new Appearance(Optional.of(colours), channels, features));
  }
}
