package dev.lift3d.examples.demo;

import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.examples.lifting.RenderChoice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo shows.
 *
 * @param capture the place and its photographs
 * @param choice size, sources and weights of what is rendered
 * @param sampling samples along each ray
 * @param holdOut every n-th photograph is rendered instead of used
 */
public record DemoSettings(
    CaptureSettings capture, RenderChoice choice, RaySampling sampling, int holdOut) {
  private static final int VIEWS = 24;
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final int RENDERED_WIDTH = 160;
  private static final int SOURCES = 8;
  private static final int HOLD_OUT = 4;

  /**
   * What takes about a minute on two cores: a furnished room, 24 photographs, six of them rendered
   * from the others, with half of the exact path's samples.
   *
   * @param seed another seed gives another room
   * @param weights trained weights; empty for the ones that come with lift3d
   * @return the settings
   */
  public static DemoSettings standard(long seed, Optional<Path> weights) {
    return new DemoSettings(
        new CaptureSettings(seed, SceneKind.ROOM, VIEWS, WIDTH, HEIGHT),
        new RenderChoice(RENDERED_WIDTH, SOURCES, weights),
        new RaySampling(32, 32),
        HOLD_OUT);
  }
}
