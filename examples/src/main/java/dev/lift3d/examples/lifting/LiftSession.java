package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.ImageEncoder;
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
  private final Material material;
  private final RenderChoice choice;
  private final Workers workers;
  private final LiftingModel model;
  private final PreparedScene prepared;
  private final boolean lent;

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
    this.material = material;
    this.choice = choice;
    this.workers = workers;
    this.model = model;
    Optional<ImageEncoder> encoder = material.operator.map(Operator::encoder);
    this.prepared = model.prepare(material.scene, choice.width(), encoder, choice.prior());
    this.lent = false;
  }

  private LiftSession(LiftSession lender, RenderChoice choice, LiftingModel model) {
    this.material = lender.material;
    this.choice = choice;
    this.workers = lender.workers;
    this.model = model;
    this.prepared = lender.prepared;
    this.lent = true;
  }

  /**
   * Loads the weights and makes ready.
   *
   * @param material what is to be lifted; its operator is closed if this fails
   * @param choice width, sources, weights and prior
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
   * The same scene, encoded once for both, with another number of source views.
   *
   * @param count source views used for each target, at most
   * @return lent by this session: it must not outlive it, and closing it does nothing
   */
  public LiftSession withSources(int count) {
    return new LiftSession(this, choice.withSources(count), model);
  }

  /**
   * The same scene, encoded once for both, rendered in another way by the same weights.
   *
   * @param rays how rays are sampled, views blended and features corrected
   * @return lent by this session: it must not outlive it, and closing it does nothing
   * @throws dev.lift3d.core.InputException if the weights hold no such corrector
   */
  public LiftSession withRays(RenderSettings rays) {
    return new LiftSession(this, choice, new LiftingModel(model.network(), workers, rays));
  }

  /**
   * The scene.
   *
   * @return as it was opened
   */
  public Scene scene() {
    return material.scene;
  }

  /**
   * The 2D model.
   *
   * @return empty if only colours are rendered
   */
  public Optional<Operator> operator() {
    return material.operator;
  }

  /**
   * How views are rendered.
   *
   * @return width, sources, weights and prior
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
    return material.heldOut;
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
    return prepared.choose(camera, rangeFor(camera), choice.sources(), heldOut());
  }

  /**
   * The depths a camera sees.
   *
   * @param camera the camera to render
   * @return near and far
   */
  public DepthRange rangeFor(Camera camera) {
    return prepared.rangeFor(camera, heldOut());
  }

  /**
   * Chooses and encodes the source views for a camera.
   *
   * @param camera the camera to render
   * @return what rays are rendered from
   */
  public TargetSources sources(Camera camera) {
    return model.sources(prepared, camera, choice.sources(), heldOut());
  }

  @Override
  public void close() {
    if (!lent) {
      model.close();
      workers.close();
      material.operator.ifPresent(Operator::close);
    }
  }
}
