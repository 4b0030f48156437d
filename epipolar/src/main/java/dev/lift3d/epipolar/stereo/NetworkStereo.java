package dev.lift3d.epipolar.stereo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.tensor.TensorEngine;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.TorchModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Depth by a multi-view-stereo network that someone saved as TorchScript, PatchmatchNet (Wang et
 * al., CVPR 2021) for example.
 *
 * <p>The network takes images (V, 3, H, W) with the reference first, intrinsics (1, V, 3, 3) in
 * pixels of these images counted from pixel centres, extrinsics (1, V, 4, 4) world to camera, and
 * the nearest and the farthest depth (1) each; it returns depth (1, 1, H, W) and confidence (1, H,
 * W). H and W are multiples of {@value #MULTIPLE}: photographs are resized to the next one.
 *
 * <p>Networks that start from random depths start from the same ones every time; calls from several
 * threads wait for each other.
 */
public final class NetworkStereo implements StereoMethod, AutoCloseable {
  /** The name of the network in its folder. */
  public static final String FILE = "depth.pt";

  /** Four halvings of the picture inside must come out even. */
  private static final int MULTIPLE = 16;

  private static final int SEED = 1;

  /** Depths finer than this part of the range, in inverse depth, are not told apart. */
  private static final int STEPS = 256;

  private final Path file;
  private final TorchModule module;

  private NetworkStereo(Path file, TorchModule module) {
    this.file = file;
    this.module = module;
  }

  /**
   * Loads a network. A TorchScript file is a program: open only what you trust.
   *
   * @param folder a folder with {@value #FILE}
   * @return the network, to be closed by the caller
   * @throws InputException if there is no such file or it is no TorchScript
   */
  public static NetworkStereo open(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          folder + " holds no stereo network: save it there as TorchScript named " + FILE);
    }
    return new NetworkStereo(file, TorchModule.load(file));
  }

  @Override
  public synchronized SourceDepth estimate(StereoView reference, List<StereoView> neighbours) {
    if (neighbours.isEmpty()) {
      throw new IllegalArgumentException("stereo needs at least one neighbour, found none");
    }
    int width = nextMultiple(reference.camera().intrinsics().width());
    int height = nextMultiple(reference.camera().intrinsics().height());
    List<StereoView> views = new ArrayList<>(List.of(reference));
    views.addAll(neighbours);
    DepthRange range = reference.range();
    try (TensorScope scope = TensorScope.open()) {
      TensorEngine.restartRandom(SEED);
      NDList found =
          module.run(
              scope.floats(images(views, width, height), views.size(), 3, height, width),
              scope.floats(intrinsics(views, width, height), 1, views.size(), 3, 3),
              scope.floats(extrinsics(views), 1, views.size(), 4, 4),
              scope.floats(new float[] {(float) range.near()}, 1),
              scope.floats(new float[] {(float) range.far()}, 1));
      if (found.size() < 2) {
        throw new InputException(
            file + " must return depth and confidence, found " + found.size() + " tensors");
      }
      SourceDepth matched =
          depth(
              floats(found.get(0), width, height),
              floats(found.get(1), width, height),
              width,
              range);
      return DepthCompletion.completed(matched, reference.photograph());
    }
  }

  private float[] floats(NDArray map, int width, int height) {
    float[] values = TensorScope.host(map).toFloats();
    if (values.length != width * height) {
      throw new InputException(
          String.format(
              "%s must return maps of the images' size, %d x %d, found %s",
              file, width, height, map.getShape()));
    }
    return values;
  }

  private static SourceDepth depth(float[] depth, float[] sure, int columns, DepthRange range) {
    float[] inverse = new float[depth.length];
    float[] confidence = new float[depth.length];
    for (int i = 0; i < depth.length; i++) {
      if (depth[i] > 0 && Float.isFinite(depth[i]) && sure[i] > 0) { // false for NaN, too
        inverse[i] = 1 / depth[i];
        confidence[i] = Math.min(1, sure[i]);
      }
    }
    float step = (float) ((1 / range.near() - 1 / range.far()) / STEPS);
    return new SourceDepth(columns, depth.length / columns, inverse, confidence, step);
  }

  private static int nextMultiple(int size) {
    return (size + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  private static float[] images(List<StereoView> views, int width, int height) {
    int size = 3 * width * height;
    float[] images = new float[views.size() * size];
    for (int v = 0; v < views.size(); v++) {
      Image resized = Resize.bilinear(views.get(v).photograph(), width, height);
      System.arraycopy(resized.planar(), 0, images, v * size, size);
    }
    return images;
  }

  private static float[] intrinsics(List<StereoView> views, int width, int height) {
    float[] all = new float[views.size() * 9];
    for (int v = 0; v < views.size(); v++) {
      Intrinsics k = views.get(v).camera().intrinsics().resized(width, height);
      double[] matrix = {k.fx(), 0, k.cx() - 0.5, 0, k.fy(), k.cy() - 0.5, 0, 0, 1};
      for (int i = 0; i < matrix.length; i++) {
        all[v * matrix.length + i] = (float) matrix[i];
      }
    }
    return all;
  }

  private static float[] extrinsics(List<StereoView> views) {
    float[] all = new float[views.size() * 16];
    for (int v = 0; v < views.size(); v++) {
      Camera camera = views.get(v).camera();
      double[] r = camera.pose().rotation();
      Vec3 t = camera.pose().translation();
      double[] matrix = {
        r[0], r[1], r[2], t.x(), r[3], r[4], r[5], t.y(), r[6], r[7], r[8], t.z(), 0, 0, 0, 1
      };
      for (int i = 0; i < matrix.length; i++) {
        all[v * matrix.length + i] = (float) matrix[i];
      }
    }
    return all;
  }

  @Override
  public void close() {
    module.close();
  }
}
