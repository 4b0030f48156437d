package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Vec3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bounding box that the README of a Middlebury scene gives in words: "bounding box ... (x y z)
 * ... (x y z)", with or without commas.
 *
 * @param low smallest coordinates
 * @param high largest coordinates
 */
record BoxFile(Vec3 low, Vec3 high) {
  private static final int LONGEST = 1 << 20;
  private static final String NUMBER = "\\s*,?\\s*([-+0-9.eE]+)";
  private static final String CORNER = "\\(" + NUMBER.repeat(3) + "\\s*\\)";
  private static final Pattern BOX =
      Pattern.compile("bounding box[^()]*" + CORNER + "[^()]*" + CORNER, Pattern.CASE_INSENSITIVE);

  static Optional<BoxFile> in(Path folder) {
    Path file = folder.resolve("README.txt");
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher m = BOX.matcher(text);
      return m.find() ? Optional.of(of(m)) : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // a README is for people; without it depths are estimated
    }
  }

  private static BoxFile of(Matcher m) {
    double[] n = new double[6];
    for (int i = 0; i < 6; i++) {
      n[i] = Double.parseDouble(m.group(i + 1));
    }
    return new BoxFile(
        new Vec3(Math.min(n[0], n[3]), Math.min(n[1], n[4]), Math.min(n[2], n[5])),
        new Vec3(Math.max(n[0], n[3]), Math.max(n[1], n[4]), Math.max(n[2], n[5])));
  }
}
