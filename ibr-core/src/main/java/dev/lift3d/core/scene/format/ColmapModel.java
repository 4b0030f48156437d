package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a COLMAP model says, as it says it: cameras, posed images, points with their tracks. */
final class ColmapModel {
  record Camera(Intrinsics intrinsics, Lens lens) {}

  record PosedName(int id, String name, int cameraId, Pose pose, Place place) {}

  private final Map<Integer, Camera> cameras = new HashMap<>();
  private final List<PosedName> images = new ArrayList<>();
  private final Map<Integer, Observations> observations = new HashMap<>();
  private final List<Vec3> positions = new ArrayList<>();

  void addCamera(int id, Camera camera, Place place) {
    if (cameras.putIfAbsent(id, camera) != null) {
      throw place.error("camera " + id + " is described twice");
    }
  }

  void addImage(PosedName image) {
    if (!cameras.containsKey(image.cameraId)) {
      throw image.place.error("camera " + image.cameraId + " is not in the cameras file");
    }
    if (observations.putIfAbsent(image.id, new Observations()) != null) {
      throw image.place.error("image " + image.id + " is described twice");
    }
    images.add(image);
  }

  void addPoint(Vec3 position) {
    positions.add(position);
  }

  /** Says that an image observes the point added last. */
  void addObservation(int imageId, Supplier<Place> place) {
    Observations seen = observations.get(imageId);
    if (seen == null) {
      throw place
          .get()
          .error("the track names image " + imageId + ", which is not in the images file");
    }
    seen.add(positions.size() - 1);
  }

  Camera camera(int id) {
    return cameras.get(id);
  }

  List<PosedName> imagesByName() {
    return images.stream().sorted(Comparator.comparing(PosedName::name)).toList();
  }

  List<Vec3> positions() {
    return positions;
  }

  /** The indices of the points that an image observes, each once. */
  int[] observed(int imageId) {
    return observations.get(imageId).distinct();
  }

  /** A growing list of point indices; points come in order, so repeats are neighbours. */
  private static final class Observations {
    private int[] points = new int[16];
    private int count;

    void add(int point) {
      if (count > 0 && points[count - 1] == point) {
        return;
      }
      if (count == points.length) {
        points = Arrays.copyOf(points, 2 * count);
      }
      points[count++] = point;
    }

    int[] distinct() {
      return Arrays.copyOf(points, count);
    }
  }
}
