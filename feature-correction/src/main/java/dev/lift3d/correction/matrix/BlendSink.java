package dev.lift3d.correction.matrix;

/** Takes how rays were blended, chunk by chunk, from several threads at once. */
@FunctionalInterface
public interface BlendSink {
  /** Takes nothing: for rendering colours alone. */
  BlendSink NONE = (rays, firstRay) -> {};

  /**
   * Takes a chunk.
   *
   * @param rays how its rays were blended; good during the call
   * @param firstRay the number of its first ray; no two chunks overlap
   */
  void add(BlendedRays rays, int firstRay);
}
