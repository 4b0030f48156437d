package dev.lift3d.epipolar.stereo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npz;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkStereoTest {
  private static final int EVERY = 4; // golden depth is stored at every fourth pixel

  @TempDir private Path folder;

  @Test
  void aFolderWithoutANetworkIsOneLine() {
    InputException e = assertThrows(InputException.class, () -> NetworkStereo.open(folder));
    assertTrue(e.getMessage().contains(folder + " holds no stereo network"), e::getMessage);
  }

  @Test
  void aFileThatIsNoNetworkIsOneLine() throws IOException {
    Files.writeString(folder.resolve(NetworkStereo.FILE), "depth");
    InputException e = assertThrows(InputException.class, () -> NetworkStereo.open(folder));
    assertEquals(1, e.getMessage().lines().count(), e::getMessage);
  }

  /**
   * Against depths of the same network from another random start. The network starts from random
   * depths: two runs differ by 0.06 % in the median and far more at single pixels of low
   * confidence, hence medians, and 1 % for pixels that the network is sure of.
   */
  @Test
  void depthIsThatOfTheOriginalRun() {
    Path model = SharedFolder.model("patchmatchnet");
    Map<String, HostArray> golden = Npz.read(model.resolve("golden.npz"));
    List<StereoView> views = views(golden);
    float[] depth = golden.get("depth").toFloats();
    float[] sure = golden.get("confidence").toFloats();
    try (NetworkStereo network = NetworkStereo.open(model)) {
      SourceDepth found = network.estimate(views.get(0), views.subList(1, views.size()));
      SourceDepth again = network.estimate(views.get(0), views.subList(1, views.size()));
      assertArrayEquals(found.inverse(), again.inverse(), 0, "every run starts alike");
      int columns = found.columns() / EVERY;
      double[] off = new double[depth.length];
      int confident = 0;
      int close = 0;
      for (int i = 0; i < depth.length; i++) {
        int at = i / columns * EVERY * found.columns() + i % columns * EVERY;
        off[i] = Math.abs(found.inverse()[at] * depth[i] - 1);
        confident += sure[i] > 0.8 ? 1 : 0;
        close += sure[i] > 0.8 && off[i] < 0.01 ? 1 : 0;
      }
      Arrays.sort(off);
      double share = (double) close / confident;
      assertTrue(off[off.length / 2] < 0.003, "median error " + off[off.length / 2]);
      assertTrue(share > 0.95, "sure pixels within 1 %: " + share);
    }
  }

  /** The golden pictures; their principal points count from pixel centres, ours from edges. */
  private static List<StereoView> views(Map<String, HostArray> golden) {
    long[] shape = golden.get("images").shape(); // V, 3, H, W
    int height = (int) shape[2];
    int width = (int) shape[3];
    float[] pixels = golden.get("images").toFloats();
    double[] k = golden.get("intrinsics").toDoubles();
    double[] e = golden.get("extrinsics").toDoubles();
    DepthRange range =
        new DepthRange(
            golden.get("depth_min").toDoubles()[0], golden.get("depth_max").toDoubles()[0]);
    List<StereoView> views = new ArrayList<>();
    for (int v = 0; v < shape[0]; v++) {
      float[] planar =
          Arrays.copyOfRange(pixels, v * 3 * width * height, (v + 1) * 3 * width * height);
      for (int i = 0; i < planar.length; i++) {
        planar[i] /= 255;
      }
      int a = 9 * v;
      int b = 16 * v;
      double[] rotation = {
        e[b], e[b + 1], e[b + 2], e[b + 4], e[b + 5], e[b + 6], e[b + 8], e[b + 9], e[b + 10]
      };
      Camera camera =
          new Camera(
              new Intrinsics(k[a], k[a + 4], k[a + 2] + 0.5, k[a + 5] + 0.5, width, height),
              Pose.fromWorldToCamera(rotation, new Vec3(e[b + 3], e[b + 7], e[b + 11])));
      views.add(new StereoView(camera, Image.fromPlanar(planar, width, height, 3), range));
    }
    return views;
  }
}
