package dev.lift3d.core.procedural.render;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;

/**
 * Renders pictures of one world: one ray through each pixel's centre for colour and ground truth,
 * then four more for the colour of pixels at edges.
 *
 * <p>Safe to use from several threads.
 */
public final class Renderer {
  private static final int BAND = 8;

  private final World world;
  private final Bvh bvh;
  private final Bvh casters;

  /**
   * Prepares a world for rendering.
   *
   * @param world what to render
   */
  public Renderer(World world) {
    this.world = world;
    this.bvh = new Bvh(world.bodies());
    this.casters = new Bvh(world.bodies().stream().filter(Body::castsShadow).toList());
  }

  private Renderer(World world, Bvh bvh, Bvh casters) {
    this.world = world;
    this.bvh = bvh;
    this.casters = casters;
  }

  /**
   * The world.
   *
   * @return what this renders
   */
  public World world() {
    return world;
  }

  /**
   * A renderer of the same world with another tone curve.
   *
   * @param curve exposure and contrast
   * @return the new renderer; shares what was prepared
   */
  public Renderer withTone(ToneCurve curve) {
    return new Renderer(world.withTone(curve), bvh, casters);
  }

  /**
   * Renders one view.
   *
   * @param camera where from; a depth of this camera is exact
   * @param settings how carefully
   * @return colours and ground truth
   */
  public RenderedView render(Camera camera, RenderSettings settings) {
    Shader shader = new Shader(world, bvh, casters, settings.shadows());
    Frames frames = new Frames(camera);
    ViewTracer tracer = new ViewTracer(camera, bvh, shader, world.tone());
    int height = camera.intrinsics().height();
    int bands = (height + BAND - 1) / BAND;
    Bands work = new Bands(bands, settings.executor());
    work.run(this::scratch, (s, band) -> tracer.centres(s, frames, band));
    if (settings.edgeSamples() > 1) {
      work.run(this::scratch, (s, band) -> tracer.edges(s, frames, band));
    }
    return frames.view();
  }

  private Scratch scratch() {
    return new Scratch(world.lights().size(), casters.bodies.length);
  }

  static int firstRow(int band) {
    return band * BAND;
  }

  static int endRow(int band, int height) {
    return Math.min(height, band * BAND + BAND);
  }

  /** The maps of a view while they are filled. */
  static final class Frames {
    final Camera camera;
    final int width;
    final int height;
    final Image rgb;
    final Image depth;
    final Image normals;
    final int[] bodies; // index of the body, -1 for none
    final float[] light; // linear colours of the rays through the centres
    final int[] instances;
    final int[] classes;

    Frames(Camera camera) {
      this.camera = camera;
      width = camera.intrinsics().width();
      height = camera.intrinsics().height();
      rgb = Image.zeros(width, height, 3);
      depth = Image.zeros(width, height, 1);
      normals = Image.zeros(width, height, 3);
      bodies = new int[width * height];
      light = new float[3 * width * height];
      instances = new int[width * height];
      classes = new int[width * height];
    }

    RenderedView view() {
      return new RenderedView(camera, rgb, depth, normals, instances, classes);
    }
  }
}
