package dev.lift3d.examples.protocol.warp;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows points by optical flow that somebody else computed. A folder holds {@code A_to_B.flo} or
 * {@code A_to_B.npy} for pairs of views A and B, named after their photographs without ending; of
 * any size, since flows grow with pictures. Where the way back is there, too, points that do not
 * come back are hidden (Sundaram et al. 2010, equation 5).
 *
 * @param folder the folder
 */
public record FlowWarp(Path folder) implements Warp {
  private static final double LOST_PART = 0.01;
  private static final double LOST_PIXELS = 0.5; // squared

  /**
   * Checks that there are flows.
   *
   * @param folder the folder
   * @return the warp
   * @throws InputException if the folder holds no flow of any pair
   */
  public static FlowWarp open(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.noneMatch(f -> f.getFileName().toString().matches(".*_to_.*\\.(flo|npy)"))) {
        throw new InputException(
            folder + " holds no optical flow: name files A_to_B.flo or .npy after the photographs");
      }
    } catch (IOException e) {
      throw new InputException("cannot list " + folder + ": is it a readable folder?", e);
    }
    return new FlowWarp(folder);
  }

  @Override
  public Optional<Correspondences> between(WarpView at, WarpView other) {
    return flow(at, other).map(there -> follow(at, other, there, flow(other, at)));
  }

  private Optional<OpticalFlow> flow(WarpView from, WarpView to) {
    return Stream.of(".flo", ".npy")
        .map(ending -> folder.resolve(from.name() + "_to_" + to.name() + ending))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(OpticalFlow::read);
  }

  private static Correspondences follow(
      WarpView at, WarpView other, OpticalFlow there, Optional<OpticalFlow> back) {
    Correspondences found = Correspondences.none(at, other);
    int width = at.depth().width();
    int height = at.depth().height();
    double[] way = new double[2];
    double[] home = new double[2];
    for (int pixel = 0; pixel < width * height; pixel++) {
      double x = (pixel % width + 0.5) / width;
      double y = (pixel / width + 0.5) / height;
      there.at(x, y, way);
      boolean lost = false;
      if (back.isPresent()) {
        back.get().at(x + way[0], y + way[1], home);
        lost = isLost(way, home, width, height);
      }
      if (!lost) { // where the way is not known its coordinates are NaN, which is nowhere
        found.put(
            pixel, (x + way[0]) * other.depth().width(), (y + way[1]) * other.depth().height());
      }
    }
    return found;
  }

  private static boolean isLost(double[] way, double[] home, int width, int height) {
    double gap = squared((way[0] + home[0]) * width, (way[1] + home[1]) * height);
    double length =
        squared(way[0] * width, way[1] * height) + squared(home[0] * width, home[1] * height);
    return !(gap <= LOST_PART * length + LOST_PIXELS); // true for NaN, too
  }

  private static double squared(double x, double y) {
    return x * x + y * y;
  }
}
