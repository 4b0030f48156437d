package dev.lift3d.epipolar;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.DepthSampler;
import dev.lift3d.core.ray.RayBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A target camera and source cameras of different sizes that look at one volume; the last source
 * looks away from it.
 */
final class RandomScene {
  static final Vec3 UP = new Vec3(0, -1, 0);

  final Camera target;
  final List<Camera> cameras;
  final double[] pixels;
  final RayBundle rays;
  final float[] depths;
  final int samples;

  /** What a map shows at (u, v) in pixels; channels 0 to 2 are the colours. */
  interface Content {
    double at(int view, double u, double v, int channel);
  }

  private RandomScene(Camera target, List<Camera> cameras, double[] pixels, int samples) {
    this.target = target;
    this.cameras = List.copyOf(cameras);
    this.pixels = pixels;
    this.samples = samples;
    this.rays = RayBundle.through(target, pixels);
    float[] even = DepthSampler.uniformInInverseDepth(new DepthRange(1.5, 8), samples);
    this.depths = new float[rays.count() * samples];
    for (int r = 0; r < rays.count(); r++) {
      System.arraycopy(even, 0, depths, r * samples, samples);
    }
  }

  static RandomScene of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int views = 3 + random.nextInt(3);
    Camera target = camera(random, 1);
    List<Camera> cameras = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      cameras.add(camera(random, v == views - 1 ? -1 : 1));
    }
    double[] pixels = new double[2 * (4 + random.nextInt(5))];
    for (int i = 0; i < pixels.length; i += 2) {
      pixels[i] = random.nextDouble() * target.intrinsics().width();
      pixels[i + 1] = random.nextDouble() * target.intrinsics().height();
    }
    return new RandomScene(target, cameras, pixels, 9 + random.nextInt(8));
  }

  private static Camera camera(SplittableRandom random, int towards) {
    int width = 33 + random.nextInt(16);
    int height = 32 + random.nextInt(8);
    double focal = width * (0.5 + 0.5 * random.nextDouble());
    double cx = width * (0.45 + 0.1 * random.nextDouble());
    Intrinsics k = new Intrinsics(focal, 1.1 * focal, cx, 0.5 * height, width, height);
    Vec3 centre = new Vec3(unit(random), unit(random), -4 + 0.5 * unit(random));
    Vec3 aim = new Vec3(0.4 * unit(random), 0.4 * unit(random), towards * 10);
    return new Camera(k, Pose.lookingAt(centre, aim, UP));
  }

  private static double unit(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** Source views whose maps show something. */
  List<SourceMap> sources(int channels, int stride, Content content) {
    List<SourceMap> sources = new ArrayList<>();
    for (int v = 0; v < cameras.size(); v++) {
      Intrinsics k = cameras.get(v).intrinsics();
      int columns = (k.width() + stride - 1) / stride;
      int rows = (k.height() + stride - 1) / stride;
      int view = v;
      float[] colours = map(k.width(), k.height(), 3, 1, (a, b, c) -> content.at(view, a, b, c));
      float[] features =
          map(columns, rows, channels, stride, (a, b, c) -> content.at(view, a, b, 3 + c));
      sources.add(new SourceMap(cameras.get(v), colours, features, columns, rows, stride));
    }
    return sources;
  }

  private interface Texel {
    double at(double u, double v, int channel);
  }

  private static float[] map(int columns, int rows, int channels, double stride, Texel texel) {
    float[] map = new float[columns * rows * channels];
    for (int i = 0; i < map.length; i++) {
      int cell = i / channels;
      double u = (cell % columns + 0.5) * stride;
      double v = (cell / columns + 0.5) * stride;
      map[i] = (float) texel.at(u, v, i % channels);
    }
    return map;
  }

  /** Noise that depends on nothing but the seed and where it is asked for. */
  static Content noise(long seed) {
    return (view, u, v, channel) -> {
      long key = seed * 31 + view;
      key = key * 1009 + Math.round(8 * u);
      key = key * 1009 + Math.round(8 * v);
      return new SplittableRandom(key * 127 + channel).nextDouble();
    };
  }

  /** What the sources show along the target's rays. */
  GatheredSamples gathered(Conventions conventions, List<SourceMap> sources) {
    GatheredSamples out = new GatheredSamples();
    new EpipolarGather(conventions, target.pose().centreInWorld(), sources)
        .gather(rays, depths, out);
    return out;
  }

  /** The world point of sample s on ray r. */
  Vec3 point(int r, int s) {
    return target.unproject(pixels[2 * r], pixels[2 * r + 1], depths[r * samples + s]);
  }
}
