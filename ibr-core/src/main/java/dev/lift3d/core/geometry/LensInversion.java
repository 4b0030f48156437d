package dev.lift3d.core.geometry;

import java.util.function.DoubleUnaryOperator;

/** Finds where a lens model comes from: numerical inverses of smooth maps near the identity. */
final class LensInversion {
  private static final int STEPS = 50;
  private static final double TOLERANCE = 1e-13;
  private static final double DIFFERENCE = 1e-6;

  private LensInversion() {}

  /** A map of the plane. */
  @FunctionalInterface
  interface PlaneMap {
    /** The image of (x, y). */
    Vec2 at(double x, double y);
  }

  /**
   * Newton's method; a step that does not bring the image nearer is halved.
   *
   * @return the point near {@code start} that {@code map} sends to the target, or NaN
   */
  static Vec2 solve(PlaneMap map, Vec2 target, Vec2 start) {
    Vec2 p = start;
    double miss = map.at(p.x(), p.y()).distance(target);
    for (int i = 0; i < STEPS && miss > TOLERANCE; i++) {
      Vec2 step = newtonStep(map, p, target);
      double scale = 1;
      Vec2 next = p;
      double nextMiss = Double.NaN;
      while (!(nextMiss < miss) && scale > 1e-6) {
        next = new Vec2(p.x() + scale * step.x(), p.y() + scale * step.y());
        nextMiss = map.at(next.x(), next.y()).distance(target);
        scale /= 2;
      }
      if (!(nextMiss < miss)) {
        break; // rounding is all that is left, or there is no solution
      }
      p = next;
      miss = nextMiss;
    }
    return miss < 1e-9 ? p : new Vec2(Double.NaN, Double.NaN);
  }

  private static Vec2 newtonStep(PlaneMap map, Vec2 p, Vec2 target) {
    double h = DIFFERENCE;
    Vec2 here = map.at(p.x(), p.y());
    Vec2 right = map.at(p.x() + h, p.y());
    Vec2 left = map.at(p.x() - h, p.y());
    Vec2 down = map.at(p.x(), p.y() + h);
    Vec2 up = map.at(p.x(), p.y() - h);
    double a = (right.x() - left.x()) / (2 * h);
    double b = (down.x() - up.x()) / (2 * h);
    double c = (right.y() - left.y()) / (2 * h);
    double d = (down.y() - up.y()) / (2 * h);
    double ex = target.x() - here.x();
    double ey = target.y() - here.y();
    double det = a * d - b * c;
    return new Vec2((d * ex - b * ey) / det, (a * ey - c * ex) / det);
  }

  /** Where an increasing function with f(0) = 0 stops increasing on [0, limit], or the limit. */
  static double increasingUntil(DoubleUnaryOperator f, double limit) {
    int steps = 4000;
    double last = f.applyAsDouble(0);
    for (int i = 1; i <= steps; i++) {
      double value = f.applyAsDouble(limit * i / steps);
      if (!(value > last)) {
        return limit * (i - 1) / steps;
      }
      last = value;
    }
    return limit;
  }

  /**
   * Moves a point along its radius to where an increasing radial function takes it from.
   *
   * @return the point at the radius whose value is |target|, or at the limit if there is none
   */
  static Vec2 alongRadius(DoubleUnaryOperator f, Vec2 target, double limit) {
    double value = Math.hypot(target.x(), target.y());
    double low = 0;
    double high = limit;
    for (int i = 0; i < 40; i++) {
      double mid = 0.5 * (low + high);
      if (f.applyAsDouble(mid) < value) {
        low = mid;
      } else {
        high = mid;
      }
    }
    double scale = value > 0 ? high / value : 0;
    return new Vec2(target.x() * scale, target.y() * scale);
  }
}
