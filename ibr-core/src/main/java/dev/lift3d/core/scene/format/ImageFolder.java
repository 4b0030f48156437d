package dev.lift3d.core.scene.format;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds pictures in folders by the habits of the field. */
final class ImageFolder {
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png");

  /** File names in byte order of their UTF-8 form, as C's and Python's sort give it. */
  private static final Comparator<Path> BYTE_ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getFileName().toString().getBytes(StandardCharsets.UTF_8),
              b.getFileName().toString().getBytes(StandardCharsets.UTF_8));

  private ImageFolder() {}

  /** The pictures of a folder in byte order of their names; hidden files are left out. */
  static List<Path> pictures(Path folder) {
    return files(folder, p -> PICTURES.contains(extension(p)));
  }

  /** The files of a folder whose names end so, in byte order; hidden files are left out. */
  static List<Path> filesEndingIn(Path folder, String ending) {
    return files(folder, p -> p.getFileName().toString().endsWith(ending));
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(p -> !p.getFileName().toString().startsWith("."))
          .filter(wanted)
          .sorted(BYTE_ORDER)
          .toList();
    } catch (IOException e) {
      throw new InputException("folder " + folder + " cannot be listed (" + e + ")", e);
    }
  }

  /**
   * The scene's folder of pictures: {@code images} for factor 1, {@code images_k} for factor k, the
   * largest there is for factor 0.
   */
  static Path imagesOf(Path scene, int factor) {
    Path full = scene.resolve("images");
    if (factor == 0) {
      return Files.isDirectory(full) ? full : smallestFactor(scene).orElse(full);
    }
    Path wanted = factor == 1 ? full : scene.resolve("images_" + factor);
    if (!Files.isDirectory(wanted)) {
      throw new InputException(
          scene + " has no folder " + wanted.getFileName() + " for image factor " + factor);
    }
    return wanted;
  }

  private static Optional<Path> smallestFactor(Path scene) {
    try (Stream<Path> inside = Files.list(scene)) {
      return inside
          .filter(p -> p.getFileName().toString().matches("images_[1-9][0-9]{0,3}"))
          .filter(Files::isDirectory)
          .min(
              Comparator.comparingInt(
                  p -> Integer.parseInt(p.getFileName().toString().substring(7))));
    } catch (IOException e) {
      throw new InputException("folder " + scene + " cannot be listed (" + e + ")", e);
    }
  }

  /** Whether a scene has pictures in {@code images} or {@code images_k}; never fails. */
  static boolean hasImages(Path scene) {
    try {
      return Files.isDirectory(imagesOf(scene, 0));
    } catch (InputException e) {
      return false; // a folder that cannot be listed
    }
  }

  /** The picture of that name as {@link #find} gives it, or where it should be. */
  static Path locate(Path folder, String name, Place place) {
    try {
      return find(folder, name).orElse(folder.resolve(name));
    } catch (InvalidPathException e) {
      throw place.error("the file name cannot exist: " + e.getMessage());
    }
  }

  /**
   * A picture by its name in a model: that file, or one of the same stem with another picture
   * extension (reduced copies are often PNGs), or the name with an extension added.
   */
  static Optional<Path> find(Path folder, String name) {
    Path exact = folder.resolve(name);
    if (Files.isRegularFile(exact)) {
      return Optional.of(exact);
    }
    return Stream.of(stem(name), name)
        .flatMap(s -> Stream.of(".png", ".jpg", ".jpeg", ".PNG", ".JPG", ".JPEG").map(s::concat))
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** A name without the extension of a picture; other dots stay. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    boolean picture = dot > 0 && PICTURES.contains(lower(name.substring(dot + 1)));
    return picture ? name.substring(0, dot) : name;
  }

  private static String extension(Path p) {
    String name = p.getFileName().toString();
    return lower(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String lower(String s) {
    return s.toLowerCase(Locale.ROOT);
  }
}
