package dev.lift3d.core.geometry;

/** The pinhole: nothing moves. */
record NoLens() implements Lens {
  @Override
  public Vec2 distort(double x, double y) {
    return new Vec2(x, y);
  }

  @Override
  public Vec2 undistort(double x, double y) {
    return new Vec2(x, y);
  }

  @Override
  public double reach() {
    return Double.POSITIVE_INFINITY;
  }
}
