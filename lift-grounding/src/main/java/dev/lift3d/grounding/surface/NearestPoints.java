package dev.lift3d.grounding.surface;

import java.util.Arrays;

/** A k-d tree (Bentley 1975) over points in space. Safe for many threads to ask. */
final class NearestPoints {
  private static final int LEAF = 8;

  private final double[] points;
  private final int[] order; // of a range its middle splits it, along the axis of its depth

  /** Points as x, y, z in turn; the array is shared. */
  NearestPoints(double[] points) {
    this.points = points;
    this.order = new int[points.length / 3];
    Arrays.setAll(order, i -> i);
    split(0, order.length, 0);
  }

  private void split(int from, int to, int axis) {
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      select(from, to - 1, middle, axis);
      split(from, middle, (axis + 1) % 3);
      split(middle + 1, to, (axis + 1) % 3);
    }
  }

  /** Quickselect (Hoare 1961): what lies before the middle is not larger, behind not smaller. */
  private void select(int first, int last, int middle, int axis) {
    int low = first;
    int high = last;
    while (low < high) {
      double pivot = at(order[(low + high) >>> 1], axis);
      int i = low;
      int j = high;
      while (i <= j) {
        while (at(order[i], axis) < pivot) {
          i++;
        }
        while (at(order[j], axis) > pivot) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i++] = order[j];
          order[j--] = swapped;
        }
      }
      if (middle <= j) {
        high = j;
      } else if (middle >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private double at(int point, int axis) {
    return points[3 * point + axis];
  }

  /** The nearest points found so far, nearest first. */
  final class Search {
    private final int[] found;
    private final double[] squares;
    private int count;
    private double x;
    private double y;
    private double z;

    /** Looks for at most so many. */
    Search(int most) {
      found = new int[most];
      squares = new double[most];
    }

    /** Points around a point, itself first, within a distance; how many there are. */
    int around(int point, double farthest) {
      x = at(point, 0);
      y = at(point, 1);
      z = at(point, 2);
      count = 0;
      look(0, order.length, 0, farthest * farthest);
      return count;
    }

    /** The i-th nearest. */
    int get(int i) {
      return found[i];
    }

    private double reach(double limit) {
      return count == found.length ? squares[count - 1] : limit;
    }

    private void look(int from, int to, int axis, double limit) {
      if (to - from <= LEAF) {
        for (int i = from; i < to; i++) {
          offer(order[i], limit);
        }
        return;
      }
      int middle = (from + to) >>> 1;
      double beyond = (axis == 0 ? x : axis == 1 ? y : z) - at(order[middle], axis);
      int next = (axis + 1) % 3;
      boolean left = beyond < 0;
      look(left ? from : middle + 1, left ? middle : to, next, limit);
      offer(order[middle], limit);
      if (beyond * beyond <= reach(limit)) {
        look(left ? middle + 1 : from, left ? to : middle, next, limit);
      }
    }

    private void offer(int point, double limit) {
      double dx = at(point, 0) - x;
      double dy = at(point, 1) - y;
      double dz = at(point, 2) - z;
      double square = dx * dx + dy * dy + dz * dz;
      if (square > limit || count == found.length && square >= squares[count - 1]) {
        return;
      }
      int i = count < found.length ? count++ : count - 1;
      for (; i > 0 && squares[i - 1] > square; i--) {
        squares[i] = squares[i - 1];
        found[i] = found[i - 1];
      }
      squares[i] = square;
      found[i] = point;
    }
  }
}
