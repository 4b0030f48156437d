package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.procedural.layout.Composition;
import dev.lift3d.core.procedural.layout.Stage;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.procedural.render.Renderer;
import dev.lift3d.core.procedural.render.ToneCurve;
import dev.lift3d.core.procedural.render.World;

/**
 * A place made from a seed, ready to be photographed. Immutable; safe to use from several threads.
 */
public final class ProceduralScene {
  private final long seed;
  private final SceneKind kind;
  private final Stage stage;
  private final Renderer renderer;

  private ProceduralScene(long seed, SceneKind kind, Stage stage, Renderer renderer) {
    this.seed = seed;
    this.kind = kind;
    this.stage = stage;
    this.renderer = renderer;
  }

  /**
   * Makes a place.
   *
   * @param seed any number; the same seed and kind give the same place
   * @param kind what kind of place
   * @return the place, exposed so that its pictures are neither dark nor burnt out
   */
  public static ProceduralScene random(long seed, SceneKind kind) {
    RandomStream random = new RandomStream(seed).split(kind.name());
    Composition composition = kind.compose(random);
    Renderer renderer = new Renderer(composition.world());
    ProceduralScene unexposed = new ProceduralScene(seed, kind, composition.stage(), renderer);
    double exposure = Exposure.of(unexposed, random.split("exposure"));
    ToneCurve curve = new ToneCurve(exposure, composition.world().tone().gamma());
    return new ProceduralScene(seed, kind, composition.stage(), renderer.withTone(curve));
  }

  /**
   * Makes a place of a kind that the seed decides.
   *
   * @param seed any number
   * @return the place
   */
  public static ProceduralScene random(long seed) {
    SceneKind[] kinds = SceneKind.values();
    return random(seed, kinds[new RandomStream(seed).split("kind").between(0, kinds.length - 1)]);
  }

  /**
   * Renders one view with four rays at edges, on all processors.
   *
   * @param camera where from
   * @return colours and ground truth
   */
  public RenderedView render(Camera camera) {
    return render(camera, RenderSettings.DEFAULT);
  }

  /**
   * Renders one view.
   *
   * @param camera where from
   * @param settings how carefully and with whom; the number of threads does not change the pixels
   * @return colours and ground truth
   */
  public RenderedView render(Camera camera, RenderSettings settings) {
    return renderer.render(camera, settings);
  }

  /**
   * The seed.
   *
   * @return what the place was made from
   */
  public long seed() {
    return seed;
  }

  /**
   * The kind.
   *
   * @return what kind of place it is
   */
  public SceneKind kind() {
    return kind;
  }

  /**
   * The stage.
   *
   * @return where cameras may stand and what they look at
   */
  public Stage stage() {
    return stage;
  }

  /**
   * The world.
   *
   * @return bodies, lights and tone curve
   */
  public World world() {
    return renderer.world();
  }

  /** The same place under another tone curve. */
  ProceduralScene withTone(ToneCurve curve) {
    return new ProceduralScene(seed, kind, stage, renderer.withTone(curve));
  }
}
