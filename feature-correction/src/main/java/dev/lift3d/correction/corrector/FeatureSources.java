package dev.lift3d.correction.corrector;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.GatheredSamples;
import java.util.List;

/**
 * The operator's maps of the source views, and how a sample is looked up there.
 *
 * @param maps V maps of D channels
 * @param cameras V cameras at the size of the photographs into which samples were projected
 * @param scale the operator's scale
 * @param conventions what the gather's differences of directions mean
 */
public record FeatureSources(
    List<FeatureMap> maps, List<Camera> cameras, FeatureScale scale, Conventions conventions) {
  /** Copies the lists and checks that they agree. */
  public FeatureSources {
    maps = List.copyOf(maps);
    cameras = List.copyOf(cameras);
    if (maps.isEmpty()
        || maps.size() != cameras.size()
        || maps.get(0).channels() != scale.channels()) {
      throw new IllegalArgumentException(
          "each view needs a map of the scale's channels, found "
              + maps.size()
              + " maps, "
              + cameras.size()
              + " cameras and a scale of "
              + scale.channels()
              + " channels");
    }
  }

  /**
   * The operator's channels.
   *
   * @return D
   */
  public int channels() {
    return scale.channels();
  }

  /**
   * Looks a sample up, bilinearly.
   *
   * @param gathered where it fell
   * @param entry its number among (R, S, V)
   * @param out receives D floats
   */
  public void sample(GatheredSamples gathered, int entry, float[] out) {
    float[] pixels = gathered.pixels();
    sample(entry % gathered.views(), pixels[2 * entry], pixels[2 * entry + 1], out);
  }

  /**
   * Looks a place of a photograph up, bilinearly.
   *
   * @param view which source view
   * @param u x in pixels of its photograph
   * @param v y in pixels of its photograph
   * @param out receives D floats
   */
  public void sample(int view, float u, float v, float[] out) {
    FeatureMap map = maps.get(view);
    Intrinsics photograph = cameras.get(view).intrinsics();
    double scaleX = (double) map.cells().imageWidth() / photograph.width();
    double scaleY = (double) map.cells().imageHeight() / photograph.height();
    map.sample(u * scaleX, v * scaleY, out);
  }

  /** How far apart target and source look at a sample, 0 to 2: the length of the difference. */
  float angle(GatheredSamples gathered, int entry) {
    float last = gathered.differences()[gathered.differenceChannels() * entry + 3];
    return conventions == Conventions.IBRNET ? (float) Math.sqrt(Math.max(0, 2 - 2 * last)) : last;
  }
}
