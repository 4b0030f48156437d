package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.procedural.render.Renderer;
import java.util.ArrayList;
import java.util.List;

/**
 * Someone scans a room: once around, looking across it, then a closer look at what was hardly seen.
 */
final class RoomCameras {
  private static final Vec3 UP = new Vec3(0, 0, 1);
  private static final int SMALL = 96; // pixels of the pictures that tell what is seen
  private static final int ENOUGH = 5; // of those pixels
  private static final int WELL = 60;
  private static final int TRIES = 6;
  private static final double LEAST_AWAY = 0.9; // metres

  private final Vec3 room;
  private final List<WorldObject> objects;
  private final Renderer renderer;
  private final RandomStream random;
  private final List<Camera> cameras = new ArrayList<>();
  private final int[] most; // pixels in the view that shows an object best

  RoomCameras(Vec3 room, List<WorldObject> objects, Renderer renderer, RandomStream random) {
    this.room = room;
    this.objects = objects;
    this.renderer = renderer;
    this.random = random;
    this.most = new int[objects.size()];
  }

  List<Camera> cameras() {
    return cameras;
  }

  /** Which objects some view shows well enough to be spoken of. */
  boolean[] seen() {
    boolean[] seen = new boolean[most.length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = most[i] >= ENOUGH;
    }
    return seen;
  }

  void scan(int count, int width, int height) {
    double f = Math.max(width, height) * random.uniform(0.75, 0.9);
    Intrinsics k = new Intrinsics(f, f, width / 2.0, height / 2.0, width, height);
    int around = count - count / 4;
    double start = random.uniform(-3.1, 3.1);
    for (int i = 0; i < around; i++) {
      take(new Camera(k, walking(start + 2 * Math.PI * i / around)));
    }
    while (cameras.size() < count) {
      take(closer(k));
    }
  }

  private void take(Camera camera) {
    cameras.add(camera);
    int[] counts = counts(camera);
    for (int i = 0; i < most.length; i++) {
      most[i] = Math.max(most[i], counts[i]);
    }
  }

  private int[] counts(Camera camera) {
    Camera small = camera.ofWidth(SMALL);
    RenderedView view =
        renderer.render(small, new RenderSettings(1, false, RenderSettings.DEFAULT.executor()));
    int[] counts = new int[objects.size()];
    for (int instance : view.instances()) {
      if (instance >= 1 && instance <= counts.length) {
        counts[instance - 1]++;
      }
    }
    return counts;
  }

  private Pose walking(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    Vec3 at =
        new Vec3(
            (room.x() / 2 - random.uniform(0.6, 0.9)) * c,
            (room.y() / 2 - random.uniform(0.6, 0.9)) * s,
            random.uniform(1.35, 1.7));
    Vec3 across =
        new Vec3(-0.25 * room.x() * c, -0.25 * room.y() * s, random.uniform(0.3, 0.6))
            .plus(new Vec3(random.uniform(-0.4, 0.4), random.uniform(-0.4, 0.4), 0));
    return Pose.lookingAt(free(at), across, UP);
  }

  /** Looks at what was seen least, from where it fills most of the picture. */
  private Camera closer(Intrinsics k) {
    int least = 0;
    for (int i = 1; i < most.length; i++) {
      least = most[i] < most[least] ? i : least;
    }
    Vec3 target = objects.isEmpty() ? new Vec3(0, 0, 0.5) : objects.get(least).centre();
    Camera best = null;
    int bestCount = -1;
    for (int i = 0; i < TRIES; i++) {
      double angle = random.uniform(-Math.PI, Math.PI);
      double away = random.uniform(1, 1.9);
      Vec3 at =
          new Vec3(
              clamp(target.x() + away * StrictMath.cos(angle), room.x() / 2 - 0.3),
              clamp(target.y() + away * StrictMath.sin(angle), room.y() / 2 - 0.3),
              random.uniform(1.2, 1.7));
      Vec3 from = free(at);
      if (from.distance(target) < LEAST_AWAY) {
        continue;
      }
      Camera camera = new Camera(k, Pose.lookingAt(from, target, UP));
      int count = objects.isEmpty() ? 0 : counts(camera)[least];
      if (count > bestCount) {
        best = camera;
        bestCount = count;
      }
      if (bestCount > WELL) {
        break;
      }
    }
    return best != null ? best : cameras.get(0);
  }

  private static double clamp(double v, double limit) {
    return Math.min(limit, Math.max(-limit, v));
  }

  /** A place near this one that is in no object: towards the middle, else higher. */
  private Vec3 free(Vec3 wanted) {
    Vec3 at = wanted;
    for (int i = 0; i < 20 && inside(at); i++) {
      at = new Vec3(0.93 * at.x(), 0.93 * at.y(), at.z());
    }
    while (inside(at) && at.z() < room.z() - 0.3) {
      at = new Vec3(at.x(), at.y(), at.z() + 0.1);
    }
    return at;
  }

  private boolean inside(Vec3 p) {
    return objects.stream().anyMatch(o -> o.box().grown(0.25).contains(p));
  }
}
