package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.PreparedScene;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.operators.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scene, a 2D model and the lifting model, opened together and closed together. */
public final class LiftSession implements AutoCloseable {
  private final Scene scene;
  private final Set<Integer> heldOut;
  private final Optional<Operator> operator;
  private final RenderChoice choice;
  private final Workers workers;
  private final LiftingModel model;
  private final PreparedScene prepared;

  /**
   * What is to be lifted.
   *
   * @param scene the photographs
   * @param heldOut indices of views that are never sources
   * @param operator the 2D model, owned by the session from now on; empty for colours alone
   */
  public record Material(Scene scene, Set<Integer> heldOut, Optional<Operator> operator) {
    /** Copies the set. */
    public Material {
      heldOut = Set.copyOf(heldOut);
    }
  }

  private LiftSession(Material material, RenderChoice choice, Workers workers, LiftingModel model) {
    this.scene = material.scene;
    this.heldOut = material.heldOut;
    this.operator = material.operator;
    this.choice = choice;
    this.workers = workers;
    this.model = model;
    this.prepared =
        operator
            .map(o -> model.prepare(scene, choice.width(), o.encoder()))
            .orElseGet(() -> model.prepare(scene, choice.width()));
  }

  /**
   * Loads the weights and makes ready.
   *
   * @param material what is to be lifted; its operator is closed if this fails
   * @param choice width, sources and weights
   * @param rays how rays are sampled and views blended
   * @return the session, to be closed by the caller
   */
  public static LiftSession start(Material material, RenderChoice choice, RenderSettings rays) {
    Workers workers = null;
    try {
      workers = Workers.perProcessor();
      LiftingModel model = new LiftingModel(choice.network(), workers, rays);
      return new LiftSession(material, choice, workers, model);
    } catch (RuntimeException e) {
      if (workers != null) {
        workers.close();
      }
      material.operator.ifPresent(Operator::close);
      throw e;
    }
  }

  /**
   * The scene.
   *
   * @return as it was opened
   */
  public Scene scene() {
    return scene;
  }

  /**
   * The 2D model.
   *
   * @return empty if only colours are rendered
   */
  public Optional<Operator> operator() {
    return operator;
  }

  /**
   * How views are rendered.
   *
   * @return width, sources and weights
   */
  public RenderChoice choice() {
    return choice;
  }

  /**
   * Views that are never sources.
   *
   * @return indices of views
   */
  public Set<Integer> heldOut() {
    return heldOut;
  }

  /**
   * The lifting model.
   *
   * @return owned by the session
   */
  public LiftingModel model() {
    return model;
  }

  /**
   * The scene with its encoded views.
   *
   * @return owned by the session
   */
  public PreparedScene prepared() {
    return prepared;
  }

  /**
   * How many views are encoded side by side.
   *
   * @return at least 1
   */
  int workers() {
    return workers.count();
  }

  /**
   * The source views for a camera.
   *
   * @param camera the camera to render
   * @return indices of views, best first
   */
  public List<Integer> sourceViews(Camera camera) {
    return prepared.choose(camera, rangeFor(camera), choice.sources(), heldOut);
  }

  /**
   * The depths a camera sees.
   *
   * @param camera the camera to render
   * @return near and far
   */
  public DepthRange rangeFor(Camera camera) {
    return prepared.rangeFor(camera, heldOut);
  }

  /**
   * Chooses and encodes the source views for a camera.
   *
   * @param camera the camera to render
   * @return what rays are rendered from
   */
  public TargetSources sources(Camera camera) {
    return model.sources(prepared, camera, choice.sources(), heldOut);
  }

  @Override
  public void close() {
    model.close();
    workers.close();
    operator.ifPresent(Operator::close);
  }
}
