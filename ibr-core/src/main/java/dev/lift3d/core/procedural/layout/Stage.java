package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Bounds;
import java.util.List;

/**
 * Where cameras may stand and what they look at.
 *
 * @param focus the middle of what is worth seeing
 * @param extent about half the size of what is worth seeing, a length
 * @param front unit direction from the focus to where a person would stand
 * @param space cameras stay inside
 * @param keepOut cameras stay out of these
 * @param paths the ways cameras move that suit this place, at least one
 */
public record Stage(
    Vec3 focus, double extent, Vec3 front, Bounds space, List<Bounds> keepOut, List<Path> paths) {

  /** How a person moves with a camera. */
  public enum Path {
    /** A jittered grid of parallel cameras, as a hand-held light field. */
    FORWARD_FACING,
    /** Part of a circle around the focus, looking inwards. */
    ARC,
    /** The whole circle, at changing height. */
    ORBIT,
    /** A walk with turning head. */
    WALK
  }

  /** Copies the lists. */
  public Stage {
    keepOut = List.copyOf(keepOut);
    paths = List.copyOf(paths);
    if (paths.isEmpty() || !(extent > 0)) {
      throw new IllegalArgumentException(
          "a stage needs a path and an extent, found " + paths + ", " + extent);
    }
  }

  /**
   * Whether a camera may stand at a place.
   *
   * @param p a point in the world
   * @return true inside the space and outside all that is kept out
   */
  public boolean allows(Vec3 p) {
    return space.contains(p) && keepOut.stream().noneMatch(b -> b.contains(p));
  }
}
