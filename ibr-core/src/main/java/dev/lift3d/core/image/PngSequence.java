package dev.lift3d.core.image;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes frames as numbered pictures, {@code frame-00000.png} on, as video encoders take them.
 *
 * <p>Each frame is whole as soon as it is added, so a broken run keeps what it has.
 */
public final class PngSequence implements FrameSequence {
  private final Path folder;
  private int frames;

  private PngSequence(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts a sequence.
   *
   * @param folder made if it does not exist
   * @return the empty sequence
   * @throws InputException if the folder cannot be made
   */
  public static PngSequence create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(folder + ": the folder cannot be made (" + e + ")", e);
    }
    return new PngSequence(folder);
  }

  /**
   * The name of a frame.
   *
   * @param index from 0
   * @return "frame-00000.png", which sorts by index
   */
  public static String nameOf(int index) {
    return String.format("frame-%05d.png", index);
  }

  @Override
  public void add(Image frame) {
    ImageFiles.write(folder.resolve(nameOf(frames)), frame);
    frames++;
  }

  @Override
  public void finish() {
    if (frames == 0) {
      throw new IllegalStateException("a sequence needs at least one frame");
    }
  }

  @Override
  public void close() {
    // Frames are complete files; nothing is open.
  }
}
