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
  final ShadowCache[] shadows; // one for each light
  final int[] candidates;
  double reach; // extent of a few pixels at the hit

  double t;
  double facing; // ray direction times outward normal
  double red;
  double green;
  double blue;

  Scratch(int lights, int casters) {
    candidates = new int[casters];
    shadows = new ShadowCache[lights];
    for (int i = 0; i < lights; i++) {
      shadows[i] = new ShadowCache(casters);
    }
  }
}
