package dev.lift3d.core.procedural.render;

import java.util.List;
import java.util.Objects;

/**
 * All that a picture is made from. World coordinates have z up.
 *
 * @param bodies every surface
 * @param lights at most a few; each costs a shadow ray
 * @param environment light from everywhere
 * @param occlusion what takes ambient light away in corners and under things
 * @param tone exposure and contrast
 */
public record World(
    List<Body> bodies,
    List<Light> lights,
    Environment environment,
    Occlusion occlusion,
    ToneCurve tone) {
  /** Copies the lists and checks that there is something to see. */
  public World {
    bodies = List.copyOf(bodies);
    lights = List.copyOf(lights);
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(occlusion, "occlusion");
    Objects.requireNonNull(tone, "tone");
    if (bodies.isEmpty()) {
      throw new IllegalArgumentException("a world needs at least one body, found none");
    }
  }

  /**
   * The same world, seen with another tone curve.
   *
   * @param other exposure and contrast
   * @return the new world
   */
  public World withTone(ToneCurve other) {
    return new World(bodies, lights, environment, occlusion, other);
  }
}
