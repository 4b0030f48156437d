package dev.lift3d.grounding.world;

import dev.lift3d.core.procedural.texture.Rgb;
import java.util.Locale;

/** Colours that people agree on. */
public enum ObjectColour {
  /** Red. */
  RED(Rgb.ofHsv(0.995, 0.88, 0.75)),
  /** Orange. */
  ORANGE(Rgb.ofHsv(0.075, 0.9, 0.92)),
  /** Yellow. */
  YELLOW(Rgb.ofHsv(0.15, 0.82, 0.92)),
  /** Green. */
  GREEN(Rgb.ofHsv(0.34, 0.75, 0.6)),
  /** Blue. */
  BLUE(Rgb.ofHsv(0.61, 0.82, 0.75)),
  /** Purple. */
  PURPLE(Rgb.ofHsv(0.77, 0.65, 0.58)),
  /** Pink. */
  PINK(Rgb.ofHsv(0.93, 0.42, 0.95)),
  /** Brown. */
  BROWN(Rgb.ofHsv(0.065, 0.62, 0.42)),
  /** White. */
  WHITE(Rgb.grey(0.8)),
  /** Grey. */
  GREY(Rgb.grey(0.2)),
  /** Black. */
  BLACK(Rgb.grey(0.012));

  private final Rgb rgb;

  ObjectColour(Rgb rgb) {
    this.rgb = rgb;
  }

  /**
   * The diffuse colour.
   *
   * @return linear
   */
  public Rgb rgb() {
    return rgb;
  }

  /**
   * The adjective.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
