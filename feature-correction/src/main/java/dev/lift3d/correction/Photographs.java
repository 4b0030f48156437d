package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scene's photographs at the size at which the scene is worked, read when first needed. */
final class Photographs {
  private final Scene scene;
  private final List<Camera> cameras;
  private final ViewCache<Image> kept;

  /**
   * Nothing is read yet.
   *
   * @param scene where they come from
   * @param cameras the size of each
   * @param workers who reads
   * @param budget bytes that photographs not asked for at the moment may take
   */
  Photographs(Scene scene, List<Camera> cameras, Workers workers, long budget) {
    this.scene = scene;
    this.cameras = cameras;
    this.kept = new ViewCache<>(workers, budget, i -> (long) Float.BYTES * i.data().length);
  }

  List<Camera> cameras() {
    return cameras;
  }

  Scene scene() {
    return scene;
  }

  /** The photographs of these views, by their numbers. */
  Map<Integer, Image> of(List<Integer> views) {
    List<Integer> distinct = new ArrayList<>(views.stream().distinct().toList());
    List<Image> images = kept.of(distinct, this::read);
    Map<Integer, Image> out = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      out.put(distinct.get(i), images.get(i));
    }
    return out;
  }

  private Image read(int view) {
    Image full = scene.views().get(view).photograph().get();
    return Resize.area(
        full, cameras.get(view).intrinsics().width(), cameras.get(view).intrinsics().height());
  }
}
