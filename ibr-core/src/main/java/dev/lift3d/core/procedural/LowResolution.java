package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What small pictures tell about views: how deep they look, how much of them is filled. */
final class LowResolution {
  /** One ray a pixel, with shadows, on the calling thread. */
  static final RenderSettings SHADED = new RenderSettings(1, true, Runnable::run);

  /** One ray a pixel, without shadows, on the calling thread. */
  static final RenderSettings PLAIN = new RenderSettings(1, false, Runnable::run);

  private static final double MARGIN = 0.05;

  private LowResolution() {}

  /** A camera with the same view, so and so many pixels wide. */
  static Camera camera(Camera camera, int width) {
    double scale = (double) width / camera.intrinsics().width();
    int height = Math.max(1, (int) Math.round(camera.intrinsics().height() * scale));
    return camera.resized(width, height);
  }

  /**
   * Near and far so that all but a few in a thousand pixels lie between, with a margin.
   *
   * @param scene the place
   * @param cameras where it is seen from
   */
  static DepthRange depthRange(ProceduralScene scene, List<Camera> cameras) {
    float[] depths = new float[0];
    for (Camera camera : cameras) {
      float[] seen = hits(scene.render(camera(camera, 64), PLAIN));
      int old = depths.length;
      depths = Arrays.copyOf(depths, old + seen.length);
      System.arraycopy(seen, 0, depths, old, seen.length);
    }
    if (depths.length == 0) {
      return new DepthRange(0.1, 100);
    }
    Arrays.sort(depths);
    double near = percentile(depths, 0.003) * (1 - MARGIN);
    double far = percentile(depths, 0.997) * (1 + MARGIN);
    return new DepthRange(near, far);
  }

  /** The depths of all pixels that show something, in no order. */
  static float[] hits(RenderedView view) {
    float[] d = view.depth().data();
    int[] hit = IntStream.range(0, d.length).filter(i -> d[i] > 0).toArray();
    float[] out = new float[hit.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = d[hit[i]];
    }
    return out;
  }

  static double percentile(float[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
