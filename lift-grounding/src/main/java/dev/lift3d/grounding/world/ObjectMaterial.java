package dev.lift3d.grounding.world;

import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.texture.Fractal;
import dev.lift3d.core.procedural.texture.Ramp;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Textures;
import java.util.List;
import java.util.Locale;

/** What objects are made of, as far as one can see it. */
public enum ObjectMaterial {
  /** Grain of wood, varnished. */
  WOODEN,
  /** Glossy, reflecting. */
  METAL,
  /** Even, a little glossy. */
  PLASTIC,
  /** Matt, woven. */
  FABRIC;

  /**
   * The adjective.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A surface of this material in a colour. */
  Material surface(ObjectColour colour, RandomStream random) {
    Rgb rgb = colour.rgb().jittered(random, 0.06);
    int seed = random.between(0, 1 << 20);
    return switch (this) {
      case WOODEN ->
          Material.glossy(
              Textures.wood(
                  random.uniform(0.01, 0.025),
                  random.uniform(0.5, 2),
                  seed,
                  new Ramp(List.of(rgb.times(1.2), rgb, rgb.times(0.55)))),
              0.03,
              5);
      case METAL ->
          Material.glossy(
              Textures.uneven(Textures.plain(rgb), 0.03, 0.08, new Fractal(3, 0.6, seed)), 0.3, 7);
      case PLASTIC -> Material.glossy(Textures.plain(rgb), 0.05, 6);
      case FABRIC ->
          Material.matt(
              Textures.uneven(
                  Textures.uneven(Textures.plain(rgb), 0.3, 0.1, new Fractal(3, 0.6, seed)),
                  0.012,
                  0.3,
                  new Fractal(2, 0.8, seed + 1)));
    };
  }
}
