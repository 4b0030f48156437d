package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Texture;
import dev.lift3d.core.procedural.texture.Textures;

/**
 * How a surface takes light.
 *
 * @param texture diffuse colour
 * @param gloss strength of the highlight and of the reflected surroundings at normal incidence, 0
 *     for a matt surface, 0.04 for varnish, 0.5 and more for metal
 * @param sharpness the highlight's Blinn-Phong exponent is 2 to this power: 2 dull .. 9 polished
 * @param glow how much of the diffuse colour is given off without any light, 0 for most things
 */
public record Material(Texture texture, double gloss, int sharpness, double glow) {
  /** Checks the ranges. */
  public Material {
    if (!(gloss >= 0 && gloss <= 1) || sharpness < 0 || sharpness > 12 || !(glow >= 0)) {
      throw new IllegalArgumentException(
          "a material needs gloss 0..1, sharpness 0..12, glow >= 0, found "
              + gloss
              + ", "
              + sharpness
              + ", "
              + glow);
    }
  }

  /**
   * A surface without gloss.
   *
   * @param texture diffuse colour
   * @return the material
   */
  public static Material matt(Texture texture) {
    return new Material(texture, 0, 0, 0);
  }

  /**
   * A surface of one colour without gloss.
   *
   * @param colour diffuse colour
   * @return the material
   */
  public static Material matt(Rgb colour) {
    return matt(Textures.plain(colour));
  }

  /**
   * A surface with gloss.
   *
   * @param texture diffuse colour
   * @param gloss strength, 0 .. 1
   * @param sharpness the highlight's exponent is 2 to this power
   * @return the material
   */
  public static Material glossy(Texture texture, double gloss, int sharpness) {
    return new Material(texture, gloss, sharpness, 0);
  }

  /**
   * A surface that gives off light, as a lamp shade or a screen; it lights nothing else.
   *
   * @param texture the colour
   * @param glow its strength
   * @return the material
   */
  public static Material glowing(Texture texture, double glow) {
    return new Material(texture, 0, 0, glow);
  }
}
