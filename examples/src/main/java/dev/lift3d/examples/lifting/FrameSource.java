package dev.lift3d.examples.lifting;

import java.util.function.Consumer;

/** Renders a plan's targets, by whatever method. */
public interface FrameSource {
  /** Encodes the views that the targets are rendered from. */
  void encode();

  /**
   * Renders all targets; none is kept.
   *
   * @param sink takes each frame as soon as it is done
   */
  void render(Consumer<LiftedFrame> sink);
}
