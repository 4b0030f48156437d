package dev.lift3d.core.procedural.render;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * How carefully and with whom to render.
 *
 * @param edgeSamples rays for a pixel where neighbours differ, 1 (no anti-aliasing) or 4; ground
 *     truth always comes from the ray through the pixel's centre
 * @param shadows whether lights cast shadows
 * @param executor lends threads; the calling thread works too, and alone if none is lent
 */
public record RenderSettings(int edgeSamples, boolean shadows, Executor executor) {
  /** Four rays at edges, shadows, all processors. */
  public static final RenderSettings DEFAULT =
      new RenderSettings(4, true, ForkJoinPool.commonPool());

  /** Checks the ranges. */
  public RenderSettings {
    Objects.requireNonNull(executor, "executor");
    if (edgeSamples != 1 && edgeSamples != 4) {
      throw new IllegalArgumentException("edge samples must be 1 or 4, found " + edgeSamples);
    }
  }

  /**
   * The same on the calling thread alone.
   *
   * @return settings without other threads
   */
  public RenderSettings singleThreaded() {
    return new RenderSettings(edgeSamples, shadows, Runnable::run);
  }

  /**
   * The same with one ray a pixel.
   *
   * @return settings without anti-aliasing
   */
  public RenderSettings withoutAntiAliasing() {
    return new RenderSettings(1, shadows, executor);
  }

  /**
   * The same with threads from elsewhere.
   *
   * @param lender lends threads
   * @return settings with that executor
   */
  public RenderSettings withExecutor(Executor lender) {
    return new RenderSettings(edgeSamples, shadows, lender);
  }
}
