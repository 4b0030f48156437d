package dev.lift3d.epipolar;

import dev.lift3d.core.geometry.IbrnetCamera;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.testing.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Source views as the original's files hold them. */
final class OriginalViews {
  private OriginalViews() {}

  /**
   * The file's source views.
   *
   * @param f holds src_cameras (V, 34) and src_rgbs (V, H, W, 3)
   * @param maps (V, C, h, w) image features
   */
  static List<SourceMap> sources(Fixture f, HostArray maps) {
    List<SourceMap> sources = new ArrayList<>();
    int rows = Math.toIntExact(maps.shape()[2]);
    int columns = Math.toIntExact(maps.shape()[3]);
    double stride = (double) f.size("src_rgbs", 2) / columns;
    float[][] features = channelsLast(maps);
    for (int v = 0; v < features.length; v++) {
      sources.add(
          new SourceMap(
              IbrnetCamera.fromVector(f.row("src_cameras", v)),
              f.row("src_rgbs", v),
              features[v],
              columns,
              rows,
              stride));
    }
    return sources;
  }

  /** (V, C, h, w) to V times (h, w, C). */
  static float[][] channelsLast(HostArray maps) {
    int views = Math.toIntExact(maps.shape()[0]);
    int channels = Math.toIntExact(maps.shape()[1]);
    int texels = Math.toIntExact(maps.shape()[2] * maps.shape()[3]);
    float[] from = maps.toFloats();
    float[][] to = new float[views][texels * channels];
    for (int i = 0; i < from.length; i++) {
      int view = i / (channels * texels);
      to[view][i % texels * channels + i / texels % channels] = from[i];
    }
    return to;
  }

  /** V times (h, w, C) to (V, C, h, w). */
  static float[] channelsFirst(float[][] maps, int channels) {
    int texels = maps[0].length / channels;
    float[] to = new float[maps.length * maps[0].length];
    for (int i = 0; i < to.length; i++) {
      to[i] = maps[i / (channels * texels)][i % texels * channels + i / texels % channels];
    }
    return to;
  }

  /** V times (H, W, 3), one after the other, to (V, 3, H, W). */
  static float[] imagesChannelsFirst(Fixture f) {
    float[][] images = new float[f.size("src_rgbs", 0)][];
    Arrays.setAll(images, v -> f.row("src_rgbs", v));
    return channelsFirst(images, 3);
  }
}
