package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.shape.Ray;
import dev.lift3d.core.procedural.shape.SurfacePoint;

/** What one thread writes to while it traces: nothing is allocated for a ray. */
final class Scratch {
  final Ray ray = new Ray();
  final Ray shadow = new Ray();
  final Slabs slabs = new Slabs();
  final SurfacePoint point = new SurfacePoint();
  final int[] stack = new int[Bvh.STACK];
  final double[] enters = new double[Bvh.STACK];
  final int[] candidates;

  double t;
  double facing; // ray direction times outward normal
  double red;
  double green;
  double blue;

  Scratch(int bodies) {
    candidates = new int[bodies];
  }
}
