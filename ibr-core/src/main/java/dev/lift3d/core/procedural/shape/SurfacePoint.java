package dev.lift3d.core.procedural.shape;

/**
 * What is known of the surface where a ray hit it, and the colour a texture gives it. A mutable
 * scratch record: a renderer keeps one for each thread.
 */
public final class SurfacePoint {
  /** Position in the world, x. */
  public double x;

  /** Position in the world, y. */
  public double y;

  /** Position in the world, z. */
  public double z;

  /** Unit normal in the world, x; outward until the renderer turns it to the camera. */
  public double nx;

  /** Unit normal, y. */
  public double ny;

  /** Unit normal, z. */
  public double nz;

  /** Unit tangent along growing u, x. */
  public double tx;

  /** Unit tangent along growing u, y. */
  public double ty;

  /** Unit tangent along growing u, z. */
  public double tz;

  /** Unit tangent along growing v, x. */
  public double bx;

  /** Unit tangent along growing v, y. */
  public double by;

  /** Unit tangent along growing v, z. */
  public double bz;

  /** First surface coordinate, a length; seen from outside it grows to the right. */
  public double u;

  /** Second surface coordinate, a length; seen from outside it grows upwards. */
  public double v;

  /** Position in the shape's own coordinates, x. */
  public double localX;

  /** Position in the shape's own coordinates, y. */
  public double localY;

  /** Position in the shape's own coordinates, z. */
  public double localZ;

  /** Which part of the shape was hit: for a box 0..5 = -x, +x, -y, +y, -z, +z. */
  public int face;

  /** Extent of the pixel on the surface along u, a length. */
  public double footprintU;

  /** Extent of the pixel on the surface along v, a length. */
  public double footprintV;

  /** Diffuse colour, linear red. */
  public double red;

  /** Diffuse colour, linear green. */
  public double green;

  /** Diffuse colour, linear blue. */
  public double blue;

  /**
   * The larger extent of the pixel on the surface.
   *
   * @return a length
   */
  public double footprint() {
    return footprintU > footprintV ? footprintU : footprintV;
  }

  /**
   * Sets the colour.
   *
   * @param r linear red
   * @param g linear green
   * @param b linear blue
   */
  public void colour(double r, double g, double b) {
    red = r;
    green = g;
    blue = b;
  }
}
