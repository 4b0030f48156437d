package dev.lift3d.core.procedural.render;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.SurfacePoint;
import java.util.List;

/**
 * How ambient light fades in corners and beside things, in closed form: smooth, exact from every
 * view, and much cheaper than rays.
 *
 * <p>A ball of radius r at distance d takes {@code cos * (r / d)^2} of the light (exact for a ball
 * above the horizon); a wall takes the half-plane's share.
 */
public final class Occlusion {
  /** Nothing occludes. */
  public static final Occlusion NONE = new Occlusion(List.of(), List.of());

  /**
   * A ball that stands for a thing.
   *
   * @param centre its middle
   * @param radius its size
   */
  public record Ball(Vec3 centre, double radius) {}

  /**
   * A wall, floor or ceiling.
   *
   * @param point any point on it
   * @param normal unit normal towards the open side
   * @param height how far it rises beside a surface
   */
  public record Wall(Vec3 point, Vec3 normal, double height) {}

  private final double[] balls;
  private final double[] walls;

  /**
   * Creates the set.
   *
   * @param balls a dozen at most: each costs time for every pixel
   * @param walls half a dozen at most
   */
  public Occlusion(List<Ball> balls, List<Wall> walls) {
    this.balls = new double[4 * balls.size()];
    for (int i = 0; i < balls.size(); i++) {
      Vec3 c = balls.get(i).centre;
      put(this.balls, 4 * i, c);
      this.balls[4 * i + 3] = balls.get(i).radius * balls.get(i).radius;
    }
    this.walls = new double[5 * walls.size()];
    for (int i = 0; i < walls.size(); i++) {
      Wall w = walls.get(i);
      put(this.walls, 5 * i, w.normal);
      this.walls[5 * i + 3] = w.normal.dot(w.point);
      this.walls[5 * i + 4] = w.height * w.height;
    }
  }

  private static void put(double[] to, int at, Vec3 v) {
    to[at] = v.x();
    to[at + 1] = v.y();
    to[at + 2] = v.z();
  }

  /**
   * The share of ambient light that is left.
   *
   * @param p position and unit normal
   * @return in (0, 1]
   */
  double open(SurfacePoint p) {
    double open = 1;
    for (int i = 0; i < balls.length; i += 4) {
      double dx = balls[i] - p.x;
      double dy = balls[i + 1] - p.y;
      double dz = balls[i + 2] - p.z;
      double square = dx * dx + dy * dy + dz * dz;
      double rr = balls[i + 3];
      if (square > 25 * rr) {
        continue;
      }
      double along = dx * p.nx + dy * p.ny + dz * p.nz;
      double share = along <= 0 ? 0 : along * rr / (square * Math.sqrt(square));
      open *= 1 - (share > 0.7 ? 0.7 : share);
    }
    for (int i = 0; i < walls.length; i += 5) {
      double facing = walls[i] * p.nx + walls[i + 1] * p.ny + walls[i + 2] * p.nz;
      if (facing > 0.9) {
        continue;
      }
      double d = walls[i] * p.x + walls[i + 1] * p.y + walls[i + 2] * p.z - walls[i + 3];
      d = d < 0 ? 0 : d;
      double share = 0.5 - 0.5 * d / Math.sqrt(d * d + walls[i + 4] + 1e-12);
      open *= 1 - 0.6 * share * (0.9 - facing);
    }
    return open;
  }
}
