package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.procedural.render.Renderer;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import dev.lift3d.grounding.dataset.GroundedSentence;
import dev.lift3d.grounding.dataset.GroundingScene;
import dev.lift3d.grounding.dataset.ObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A room from a seed, with objects, cameras and sentences. Pictures are rendered when asked for and
 * are not kept. Immutable; safe to use from several threads.
 */
public final class GroundingWorld {
  // No room is 10 m from corner to corner.
  private static final DepthRange NEAR_AND_FAR = new DepthRange(0.2, 10);

  private final WorldSettings settings;
  private final List<WorldObject> objects;
  private final List<Camera> cameras;
  private final List<GroundedSentence> sentences;
  private final Renderer renderer;

  private GroundingWorld(
      WorldSettings settings,
      List<WorldObject> objects,
      RoomCameras cameras,
      Renderer renderer,
      RandomStream random) {
    this.settings = settings;
    this.objects = List.copyOf(objects);
    this.cameras = List.copyOf(cameras.cameras());
    this.renderer = renderer;
    Speaker speaker = new Speaker(name(), objects, cameras.seen(), random.split("sentences"));
    new AttributeSentences(speaker).say();
    new RelationSentences(speaker).say();
    this.sentences = speaker.chosen(settings.sentences());
  }

  /**
   * Makes a world.
   *
   * @param settings seed and sizes
   * @return the world; the same settings give the same world, pixel for pixel
   */
  public static GroundingWorld of(WorldSettings settings) {
    RandomStream random = new RandomStream(settings.seed()).split("grounding");
    Room room = new Room(random.split("room"));
    Furnisher furnisher = new Furnisher(room.size, random.split("furniture"));
    furnisher.furnish();
    List<WorldObject> objects = furnisher.objects();
    Renderer renderer = new Renderer(room.world(furnisher.bodies(), objects.size() + 1));
    RoomCameras cameras = new RoomCameras(room.size, objects, renderer, random.split("cameras"));
    cameras.scan(settings.views(), settings.width(), settings.height());
    return new GroundingWorld(settings, objects, cameras, renderer, random);
  }

  /**
   * The scene's name.
   *
   * @return "room-" and the seed
   */
  public String name() {
    return "room-" + settings.seed();
  }

  /**
   * What stands in the room.
   *
   * @return objects in the order of their ids
   */
  public List<WorldObject> objects() {
    return objects;
  }

  /**
   * From where it is seen.
   *
   * @return one camera for each view
   */
  public List<Camera> cameras() {
    return cameras;
  }

  /**
   * What is said of it: each sentence is true of its targets and of no other object in the room.
   *
   * @return sentences, the simpler kinds first
   */
  public List<GroundedSentence> sentences() {
    return sentences;
  }

  /**
   * Renders a view with everything that is known about it.
   *
   * @param view index of the camera
   * @param sensor how depth is seen
   * @return the view
   */
  public RgbdView render(int view, DepthSensor sensor) {
    return render(view, sensor, RenderSettings.DEFAULT);
  }

  /**
   * Renders a view.
   *
   * @param view index of the camera
   * @param sensor how depth is seen
   * @param care how carefully and with whom to render
   * @return the view
   */
  public RgbdView render(int view, DepthSensor sensor, RenderSettings care) {
    RenderedView truth = renderer.render(cameras.get(view), care);
    RandomStream noise = new RandomStream(settings.seed()).split("sensor").split(view);
    return new RgbdView(sensor.look(truth, noise), map(truth), truth);
  }

  private ObjectMap map(RenderedView truth) {
    int[] ids = new int[truth.instances().length];
    for (int i = 0; i < ids.length; i++) {
      int instance = truth.instances()[i];
      ids[i] = instance <= objects.size() ? instance - 1 : -1; // beyond: the room itself
    }
    return new ObjectMap(settings.width(), settings.height(), ids);
  }

  /**
   * The world as any other scene for grounding; pictures, depth and masks are rendered when asked
   * for.
   *
   * @param sensor how depth is seen
   * @return the scene
   */
  public GroundingScene scene(DepthSensor sensor) {
    RenderSettings quick = new RenderSettings(1, false, RenderSettings.DEFAULT.executor());
    List<View> views = new ArrayList<>();
    List<Optional<Supplier<ObjectMap>>> masks = new ArrayList<>();
    for (int i = 0; i < cameras.size(); i++) {
      int view = i;
      views.add(
          View.of(
                  String.format(Locale.ROOT, "%06d.png", i),
                  cameras.get(i),
                  () -> renderer.render(cameras.get(view), RenderSettings.DEFAULT).rgb())
              .withDepth(() -> render(view, sensor, quick).depth()));
      masks.add(Optional.of(() -> render(view, sensor, quick).objects()));
    }
    Scene scene =
        new Scene(name(), "procedural", views, NEAR_AND_FAR, SparsePoints.NONE, List.of());
    return new GroundingScene(
        scene, objects.stream().map(WorldObject::described).toList(), masks, sentences);
  }
}
