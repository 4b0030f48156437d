package dev.lift3d.examples.lifting;

import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingNetwork;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How views are rendered.
 *
 * @param width width in pixels at which photographs are worked and views rendered
 * @param sources source views used for each target, at most
 * @param weights trained weights; empty for the ones that come with lift3d
 */
public record RenderChoice(int width, int sources, Optional<Path> weights) {
  /**
   * Loads the weights.
   *
   * @return the network, to be closed by the caller
   * @throws dev.lift3d.core.InputException if the file holds no such weights
   */
  public LiftingNetwork network() {
    return weights.map(LiftingCheckpoint::read).orElseGet(LiftingCheckpoint::shipped);
  }

  /**
   * Where the weights come from, for people.
   *
   * @return the file, or "shipped"
   */
  public String weightsName() {
    return weights.map(Path::toString).orElse("shipped");
  }
}
