package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.procedural.render.ToneCurve;
import java.util.List;

/** Finds an exposure as a camera does: by the light of a few small pictures. */
final class Exposure {
  private static final double DARK = 0.05; // so low that nothing reaches the tone curve's shoulder
  private static final double FLOOR = 1e-3;

  private Exposure() {}

  static double of(ProceduralScene scene, RandomStream random) {
    ProceduralScene dark = scene.withTone(new ToneCurve(DARK, 2));
    List<Camera> cameras = new ProceduralCameras(scene, 0x5eedL).views(3, 32, 24);
    double sum = 0;
    int count = 0;
    for (Camera camera : cameras) {
      RenderedView view = dark.render(camera, LowResolution.SHADED);
      float[] rgb = view.rgb().data();
      for (int i = 0; i < rgb.length; i += 3) {
        double light =
            (0.21 * rgb[i] * rgb[i]
                    + 0.72 * rgb[i + 1] * rgb[i + 1]
                    + 0.07 * rgb[i + 2] * rgb[i + 2])
                / DARK;
        sum += StrictMath.log(FLOOR + light);
        count++;
      }
    }
    double key = random.logUniform(0.1, 0.26);
    return key / StrictMath.exp(sum / count);
  }
}
