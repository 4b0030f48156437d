package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds room on a rectangle for discs that do not touch each other. */
final class Spread {
  private static final int TRIES = 25;

  private final double halfX;
  private final double halfY;
  private final RandomStream random;
  private final List<Vec3> taken = new ArrayList<>(); // z holds the radius

  Spread(double halfX, double halfY, RandomStream random) {
    this.halfX = Math.max(0, halfX);
    this.halfY = Math.max(0, halfY);
    this.random = random;
  }

  /** The middle of a free disc, or nothing once the rectangle is full. */
  Optional<Vec3> place(double radius) {
    for (int i = 0; i < TRIES; i++) {
      double x = random.uniform(-halfX, halfX);
      double y = random.uniform(-halfY, halfY);
      if (taken.stream().allMatch(t -> away(t, x, y) > t.z() + radius)) {
        Vec3 disc = new Vec3(x, y, radius);
        taken.add(disc);
        return Optional.of(disc);
      }
    }
    return Optional.empty();
  }

  private static double away(Vec3 disc, double x, double y) {
    double dx = disc.x() - x;
    double dy = disc.y() - y;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
