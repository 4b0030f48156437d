package dev.lift3d.core.image;

/**
 * Takes the frames of an animation one by one; none is kept in memory.
 *
 * <p>Use it in a try block and call {@link #finish} after the last frame; a sequence that is closed
 * before is thrown away.
 */
public interface FrameSequence extends AutoCloseable {
  /**
   * Adds the next frame.
   *
   * @param frame one channel or three, in [0, 1]; the same size for all frames
   * @throws dev.lift3d.core.InputException if it cannot be written
   */
  void add(Image frame);

  /**
   * Puts the whole sequence in its place.
   *
   * @throws IllegalStateException if there is no frame
   * @throws dev.lift3d.core.InputException if it cannot be written
   */
  void finish();

  /** Releases the files; throws away what was not finished. */
  @Override
  void close();
}
