package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.CameraPath;
import dev.lift3d.core.image.PngSequence;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cameras to render, in order.
 *
 * @param targets at least one
 * @param framesPerSecond the speed at which they make a pleasant animation
 */
public record TargetPlan(List<Target> targets, double framesPerSecond) {
  private static final double SINGLE_VIEWS = 1.5;
  private static final double PATH = 15;

  /** Copies the list. */
  public TargetPlan {
    targets = List.copyOf(targets);
  }

  /**
   * Views of the scene, to be compared with their photographs.
   *
   * @param scene the scene
   * @param cameras its cameras at the size at which they are rendered
   * @param views indices of the views, in the order wanted
   * @return the plan; files are named after the photographs
   */
  public static TargetPlan views(Scene scene, List<Camera> cameras, Iterable<Integer> views) {
    List<String> names = names(scene);
    List<Target> targets = new ArrayList<>();
    for (int v : views) {
      targets.add(new Target(names.get(v), cameras.get(v), Optional.of(scene.views().get(v))));
    }
    return new TargetPlan(targets, SINGLE_VIEWS);
  }

  /**
   * A spiral or orbit around the cameras, whichever fits how they stand.
   *
   * @param scene the scene
   * @param cameras its cameras at the size at which they are rendered
   * @param frames how many cameras
   * @return the plan; files are named by number
   */
  public static TargetPlan spiral(Scene scene, List<Camera> cameras, int frames) {
    return path(CameraPath.spiral(cameras, scene.depthRange(), frames));
  }

  /**
   * Smoothly through the cameras in their order.
   *
   * @param cameras cameras at the size at which they are rendered
   * @param frames how many cameras
   * @return the plan; files are named by number
   */
  public static TargetPlan interpolate(List<Camera> cameras, int frames) {
    return path(CameraPath.interpolate(cameras, frames));
  }

  private static TargetPlan path(List<Camera> cameras) {
    List<Target> targets = new ArrayList<>();
    for (int f = 0; f < cameras.size(); f++) {
      String name = stem(PngSequence.nameOf(f));
      targets.add(new Target(name, cameras.get(f), Optional.empty()));
    }
    return new TargetPlan(targets, PATH);
  }

  /** Names without endings; where two photographs differ in the ending only, with their index. */
  private static List<String> names(Scene scene) {
    Map<String, Integer> count = new HashMap<>();
    scene.views().forEach(v -> count.merge(stem(v.name()), 1, Integer::sum));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < scene.views().size(); i++) {
      View view = scene.views().get(i);
      String stem = stem(view.name());
      names.add(count.get(stem) > 1 ? stem + "-" + i : stem);
    }
    return names;
  }

  /** A file name without folders and ending. */
  private static String stem(String name) {
    String flat = name.replaceAll("[/\\\\]", "_");
    int dot = flat.lastIndexOf('.');
    return dot > 0 ? flat.substring(0, dot) : flat;
  }
}
