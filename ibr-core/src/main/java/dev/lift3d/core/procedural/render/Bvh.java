package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Box;
import dev.lift3d.core.procedural.shape.Ellipsoid;
import dev.lift3d.core.procedural.shape.Frustum;
import dev.lift3d.core.procedural.shape.Ray;
import dev.lift3d.core.procedural.shape.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A bounding volume hierarchy over bodies: binary, split by the surface area heuristic, held in
 * flat arrays. Immutable; each thread brings its own stack.
 */
final class Bvh {
  static final int STACK = 64;

  private static final int LEAF_SIZE = 1;

  final Body[] bodies; // in the order of the leaves
  private final Shape[] shapes;
  private final double[] box; // six numbers a node
  private final double[] bodyBox; // six numbers a body
  private final int[] first; // inner: left child (right = left's sibling); leaf: first body
  private final int[] count; // 0 for inner nodes
  private int used;

  Bvh(List<Body> all) {
    bodies = all.toArray(new Body[0]);
    int nodes = 2 * bodies.length;
    box = new double[6 * nodes];
    first = new int[nodes];
    count = new int[nodes];
    used = 1;
    if (bodies.length > 0) {
      build(0, 0, bodies.length);
    }
    shapes = new Shape[bodies.length];
    bodyBox = new double[6 * bodies.length];
    for (int i = 0; i < bodies.length; i++) {
      shapes[i] = bodies[i].shape();
      put(shapes[i].bounds(), bodyBox, i);
    }
  }

  private void build(int node, int from, int to) {
    Bounds b = bounds(from, to);
    put(b, box, node);
    if (to - from <= LEAF_SIZE) {
      first[node] = from;
      count[node] = to - from;
      return;
    }
    int middle = split(from, to);
    int left = used;
    used += 2;
    first[node] = left;
    build(left, from, middle);
    build(left + 1, middle, to);
  }

  private static void put(Bounds b, double[] to, int index) {
    double[] numbers = {b.minX(), b.minY(), b.minZ(), b.maxX(), b.maxY(), b.maxZ()};
    System.arraycopy(numbers, 0, to, 6 * index, 6);
  }

  private Bounds bounds(int from, int to) {
    Bounds b = bodies[from].shape().bounds();
    for (int i = from + 1; i < to; i++) {
      b = b.union(bodies[i].shape().bounds());
    }
    return b;
  }

  /** Sorts along each axis in turn and keeps the cheapest cut. */
  private int split(int from, int to) {
    double bestCost = Double.POSITIVE_INFINITY;
    int bestAxis = 0;
    int best = (from + to) / 2;
    for (int axis = 0; axis < 3; axis++) {
      sort(axis, from, to);
      double[] right = new double[to - from + 1];
      Bounds b = bodies[to - 1].shape().bounds();
      for (int i = to - 1; i > from; i--) {
        b = b.union(bodies[i].shape().bounds());
        right[i - from] = b.area() * (to - i);
      }
      b = bodies[from].shape().bounds();
      for (int i = from + 1; i < to; i++) {
        b = b.union(bodies[i - 1].shape().bounds());
        double cost = b.area() * (i - from) + right[i - from];
        if (cost < bestCost) {
          bestCost = cost;
          bestAxis = axis;
          best = i;
        }
      }
    }
    sort(bestAxis, from, to);
    return best;
  }

  private void sort(int axis, int from, int to) {
    Arrays.sort(
        bodies,
        from,
        to,
        Comparator.comparingDouble(
            body -> {
              var centre = body.shape().bounds().centre();
              return axis == 0 ? centre.x() : axis == 1 ? centre.y() : centre.z();
            }));
  }

  /**
   * The body hit first, or -1; {@code scratch.t} receives where.
   *
   * @param ray the ray
   * @param guess a body that is likely to be hit, tried first, or -1
   * @param scratch the thread's own
   */
  int nearest(Ray ray, int guess, Scratch scratch) {
    Slabs slabs = scratch.slabs;
    slabs.set(ray, 0, 0);
    int[] stack = scratch.stack;
    double[] enters = scratch.enters;
    double best =
        guess < 0
            ? Double.POSITIVE_INFINITY
            : shapes[guess].intersect(ray, 0, Double.POSITIVE_INFINITY);
    int hit = best < Double.POSITIVE_INFINITY ? guess : -1;
    int depth = 0;
    int node = 0;
    while (true) {
      if (count[node] > 0) {
        for (int i = first[node], end = i + count[node]; i < end; i++) {
          double t = intersect(shapes[i], ray, best);
          if (t < best) {
            best = t;
            hit = i;
          }
        }
      } else {
        int left = first[node];
        double a = slabs.enter(box, 6 * left, best);
        double b = slabs.enter(box, 6 * left + 6, best);
        int near = a <= b ? left : left + 1;
        double farT = a <= b ? b : a;
        if ((a <= b ? a : b) < best) {
          if (farT < best) {
            stack[depth] = 2 * left + 1 - near;
            enters[depth++] = farT;
          }
          node = near;
          continue;
        }
      }
      do {
        if (depth == 0) {
          scratch.t = best;
          return hit;
        }
        depth--;
      } while (enters[depth] >= best);
      node = stack[depth];
    }
  }

  /**
   * Collects the bodies that may stand between any point near the ray's origin (t = 0) and a ball
   * of light around its end (t = 1).
   *
   * @param ray from the surface to the light's centre
   * @param radius of the light
   * @param spread how far from the origin a point may lie, along each axis
   * @param scratch the thread's own
   * @param found filled with the bodies' numbers
   * @return how many
   */
  int candidates(Ray ray, double radius, double spread, Scratch scratch, int[] found) {
    Slabs slabs = scratch.slabs;
    slabs.set(ray, radius + spread, spread);
    int[] stack = scratch.stack;
    int n = 0;
    int depth = 0;
    int node = 0;
    while (true) {
      if (slabs.enter(box, 6 * node, 1) < 1) {
        if (count[node] == 0) {
          stack[depth++] = first[node] + 1;
          node = first[node];
          continue;
        }
        for (int i = first[node], end = i + count[node]; i < end; i++) {
          found[n++] = i;
        }
      }
      if (depth == 0) {
        return n;
      }
      node = stack[--depth];
    }
  }

  /** Whether the slabs that were set touch the bounds of one body between t = 0 and t = 1. */
  boolean mayBlock(int body, Slabs slabs) {
    return slabs.enter(bodyBox, 6 * body, 1) < 1;
  }

  /** Whether one body stands between t = 0 and t = 1. */
  boolean blocks(int body, Ray ray) {
    return intersect(shapes[body], ray, 1) < 1;
  }

  /**
   * Dispatch by hand, the commonest first: the compiler can inline what it would call virtually.
   */
  private static double intersect(Shape shape, Ray ray, double limit) {
    if (shape instanceof Box box) {
      return box.intersect(ray, 0, limit);
    }
    if (shape instanceof Frustum frustum) {
      return frustum.intersect(ray, 0, limit);
    }
    if (shape instanceof Ellipsoid ellipsoid) {
      return ellipsoid.intersect(ray, 0, limit);
    }
    return shape.intersect(ray, 0, limit);
  }
}
