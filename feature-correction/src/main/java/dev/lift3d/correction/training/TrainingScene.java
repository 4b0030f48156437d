package dev.lift3d.correction.training;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.epipolar.SourceViewSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scene held in memory for training: photographs as bytes, depth where there is any.
 *
 * <p>Colours are kept in eight bits, so that a few hundred photographs fit; they came from such.
 */
public final class TrainingScene {
  /** One view in memory: H x W x 3 bytes, H x W depths or none. */
  record Held(Camera camera, byte[] rgb, float[] depth, DepthRange range) {
    static Held of(Camera camera, Image photograph, float[] depth, DepthRange range) {
      return new Held(camera, bytes(photograph), depth, range);
    }
  }

  private final String name;
  private final Held[] views;
  private final Map<Integer, List<Integer>> rankings = new ConcurrentHashMap<>();

  TrainingScene(String name, Held[] views) {
    this.name = name;
    this.views = views;
  }

  /**
   * Loads every view of a scene, at most {@code longEdge} pixels long.
   *
   * @param scene the scene
   * @param longEdge largest width or height kept, in pixels
   * @param workers who loads
   * @return the scene in memory
   * @throws InputException if there are not two views: one to predict, one to predict it from
   */
  public static TrainingScene load(Scene scene, int longEdge, Workers workers) {
    if (scene.views().size() < 2) {
      throw new InputException("scene " + scene.name() + " has one view; training needs two");
    }
    Held[] held = new Held[scene.views().size()];
    workers.forEach(held.length, i -> held[i] = hold(scene, scene.views().get(i), longEdge));
    return new TrainingScene(scene.name(), held);
  }

  private static Held hold(Scene scene, View view, int longEdge) {
    Image photo = view.photograph().get();
    Camera camera = resized(view.camera(), longEdge);
    Intrinsics k = camera.intrinsics();
    Image small = Resize.area(photo, k.width(), k.height());
    float[] depth =
        view.depth().map(d -> nearest(d.get(), k.width(), k.height())).orElse(new float[0]);
    return Held.of(camera, small, depth, scene.depthRangeOf(view));
  }

  private static Camera resized(Camera camera, int longEdge) {
    Intrinsics k = camera.intrinsics();
    double scale = Math.min(1, (double) longEdge / Math.max(k.width(), k.height()));
    return camera.resized(
        Math.max(1, (int) Math.round(k.width() * scale)),
        Math.max(1, (int) Math.round(k.height() * scale)));
  }

  private static byte[] bytes(Image image) {
    byte[] out = new byte[image.data().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) Math.round(Math.max(0, Math.min(1, image.data()[i])) * 255);
    }
    return out;
  }

  /** Depth is not averaged: between two surfaces there is nothing. */
  private static float[] nearest(Image depth, int width, int height) {
    float[] out = new float[width * height];
    for (int row = 0; row < height; row++) {
      int y = (int) ((row + 0.5) * depth.height() / height);
      for (int col = 0; col < width; col++) {
        int x = (int) ((col + 0.5) * depth.width() / width);
        out[row * width + col] = depth.at(x, y, 0);
      }
    }
    return out;
  }

  /**
   * The scene's name.
   *
   * @return for the log
   */
  public String name() {
    return name;
  }

  /**
   * How many views there are.
   *
   * @return at least 1
   */
  public int count() {
    return views.length;
  }

  /**
   * A view's camera with its longer edge at most {@code longEdge} pixels.
   *
   * @param view index
   * @param longEdge in pixels
   * @return the camera
   */
  public Camera camera(int view, int longEdge) {
    return resized(views[view].camera(), longEdge);
  }

  /**
   * What a view sees.
   *
   * @param view index
   * @return near and far
   */
  public DepthRange range(int view) {
    return views[view].range();
  }

  /**
   * A view's photograph at the size of {@link #camera}.
   *
   * @param view index
   * @param longEdge in pixels
   * @return H x W x 3
   */
  public Image photograph(int view, int longEdge) {
    Intrinsics full = views[view].camera().intrinsics();
    float[] data = new float[views[view].rgb().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (views[view].rgb()[i] & 0xFF) * (1 / 255f);
    }
    Image image = new Image(full.width(), full.height(), 3, data);
    Intrinsics k = camera(view, longEdge).intrinsics();
    return k.equals(full) ? image : Resize.area(image, k.width(), k.height());
  }

  /**
   * A view's depth at the size of {@link #camera}.
   *
   * @param view index
   * @param longEdge in pixels
   * @return H x W depths, 0 where unknown
   */
  public float[] depth(int view, int longEdge) {
    Intrinsics full = views[view].camera().intrinsics();
    Intrinsics k = camera(view, longEdge).intrinsics();
    if (views[view].depth().length == 0) {
      return new float[k.width() * k.height()];
    }
    return nearest(
        new Image(full.width(), full.height(), 1, views[view].depth()), k.width(), k.height());
  }

  /**
   * The other views in the order in which they would be chosen as sources.
   *
   * @param target index of the target view
   * @param most how many at most
   * @return indices of views
   */
  public List<Integer> sourcesOf(int target, int most) {
    List<Integer> all =
        rankings.computeIfAbsent(
            target,
            t -> {
              int[] others = others(t);
              List<Camera> cameras =
                  Arrays.stream(others).mapToObj(i -> views[i].camera()).toList();
              return SourceViewSelector.choose(
                      views[t].camera(), views[t].range(), cameras, others.length)
                  .stream()
                  .map(i -> others[i])
                  .toList();
            });
    return all.subList(0, Math.min(most, all.size()));
  }

  private int[] others(int target) {
    int[] others = new int[views.length - 1];
    for (int i = 0, j = 0; i < views.length; i++) {
      if (i != target) {
        others[j++] = i;
      }
    }
    return others;
  }
}
