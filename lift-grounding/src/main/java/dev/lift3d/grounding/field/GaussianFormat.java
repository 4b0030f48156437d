package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which forms a field is stored; the name of a file to be written says which. */
public enum GaussianFormat {
  /** The PLY of "3D Gaussian Splatting": singles, exact; features and object ids are left out. */
  PLY(".ply"),
  /** 32 bytes a Gaussian: colours of 8 bits that do not depend on the direction of view. */
  SPLAT(".splat"),
  /** Compressed, about a tenth of PLY. */
  SPZ(".spz"),
  /** Everything, exact. */
  SAFETENSORS(".safetensors");

  private final String ending;

  GaussianFormat(String ending) {
    this.ending = ending;
  }

  /**
   * The format that a file's name asks for.
   *
   * @param path the file
   * @return its format
   * @throws InputException if its name ends otherwise
   */
  public static GaussianFormat ofName(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.ending))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    path
                        + ": a file of Gaussians ends in "
                        + Arrays.stream(values())
                            .map(format -> format.ending)
                            .collect(Collectors.joining(", "))));
  }
}
