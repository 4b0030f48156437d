package dev.lift3d.correction;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.image.PushPull;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.matrix.BlendSink;
import dev.lift3d.correction.matrix.ContributionCollector;
import dev.lift3d.correction.matrix.LiftingContributions;
import dev.lift3d.correction.matrix.LiftingMatrix;
import dev.lift3d.correction.matrix.Pruning;
import dev.lift3d.correction.matrix.TargetCells;
import dev.lift3d.correction.matrix.TexelGrid;
import dev.lift3d.epipolar.Conventions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Lifts 2D models to 3D: prepares a scene once, then renders colour, depth, confidence and the
 * operator's features for any camera (Lift3D, Varma et al. 2024).
 *
 * <pre>{@code
 * try (Workers workers = Workers.perProcessor();
 *     LiftingModel model = LiftingModel.shipped(workers)) {
 *   PreparedScene scene = model.prepare(Scenes.open(folder), 504, encoder);
 *   TargetSources sources = model.sources(scene, camera, 10, Set.of());
 *   LiftedView view = model.render(sources);
 *   LiftedFeatures features = model.renderFeatures(sources);
 * }
 * }</pre>
 */
public final class LiftingModel implements AutoCloseable {
  /** Rays of less coverage show nothing but their neighbours' colours and features. */
  private static final float SEEN = 0.05f;

  private final LiftingNetwork network;
  private final Workers workers;
  private final RenderSettings settings;
  private final RayRenderer renderer;

  /**
   * A model.
   *
   * @param network owned by the model from now on
   * @param workers who works; must outlive the model
   * @param settings how rays are sampled and views blended
   */
  public LiftingModel(LiftingNetwork network, Workers workers, RenderSettings settings) {
    this.network = network;
    this.workers = workers;
    this.settings = settings;
    this.renderer = new RayRenderer(network, workers, settings);
  }

  /**
   * The model with the weights that this project ships, on the exact path.
   *
   * @param workers who works; must outlive the model
   * @return the model, to be closed by the caller
   */
  public static LiftingModel shipped(Workers workers) {
    return new LiftingModel(LiftingCheckpoint.shipped(), workers, RenderSettings.EXACT);
  }

  /**
   * How rays are sampled and views blended.
   *
   * @return the settings
   */
  public RenderSettings settings() {
    return settings;
  }

  /**
   * The networks.
   *
   * @return owned by the model
   */
  public LiftingNetwork network() {
    return network;
  }

  /**
   * The renderer of rays.
   *
   * @return owned by the model
   */
  public RayRenderer renderer() {
    return renderer;
  }

  /**
   * Prepares a scene for colours alone.
   *
   * @param scene the scene
   * @param width width in pixels at which its photographs are worked
   * @return the scene; views are encoded when first needed
   * @throws dev.lift3d.core.InputException if a photograph is too small at that width
   */
  public PreparedScene prepare(Scene scene, int width) {
    return prepare(scene, width, Optional.empty(), DepthPrior.DEFAULT);
  }

  /**
   * Prepares a scene for colours and an operator's features.
   *
   * @param scene the scene
   * @param width width in pixels at which its photographs are worked
   * @param operator the 2D model's encoder
   * @return the scene; views are encoded when first needed
   * @throws dev.lift3d.core.InputException if a photograph is too small at that width
   */
  public PreparedScene prepare(Scene scene, int width, ImageEncoder operator) {
    return prepare(scene, width, Optional.of(operator), DepthPrior.DEFAULT);
  }

  /**
   * Prepares a scene, saying where the depth of its views comes from.
   *
   * @param scene the scene
   * @param width width in pixels at which its photographs are worked
   * @param operator the 2D model's encoder; empty for colours alone
   * @param prior how the depth of source views is found
   * @return the scene; views are encoded when first needed
   * @throws dev.lift3d.core.InputException if a photograph is too small at that width
   */
  public PreparedScene prepare(
      Scene scene, int width, Optional<ImageEncoder> operator, DepthPrior prior) {
    return new PreparedScene(scene, width, new ViewEncoder(network, operator), prior, workers);
  }

  /**
   * Chooses and encodes the source views for a camera.
   *
   * @param scene the prepared scene
   * @param camera the target camera
   * @param range the depths it sees
   * @param count how many source views
   * @param heldOut views that must not be used
   * @return what rays are rendered from
   * @throws InputException if every view is held out
   */
  public TargetSources sources(
      PreparedScene scene, Camera camera, DepthRange range, int count, Set<Integer> heldOut) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one source view is needed, asked for " + count);
    }
    List<Integer> views = scene.choose(camera, range, count, heldOut);
    if (views.isEmpty()) {
      throw new InputException(
          "scene "
              + scene.scene().name()
              + " has no source view left: all of its "
              + scene.cameras().size()
              + " views are held out");
    }
    return TargetSources.of(
            camera,
            range,
            scene.sourceViews(views),
            scene.maps(views, heldOut),
            network.settings().conventions())
        .withFeatures(scene.features(views), scene.scale(views));
  }

  /**
   * Chooses and encodes the source views for a camera, at the depths that {@link
   * PreparedScene#rangeFor} finds.
   *
   * @param scene the prepared scene
   * @param camera the target camera
   * @param count how many source views
   * @param heldOut views that must not be used
   * @return what rays are rendered from
   */
  public TargetSources sources(
      PreparedScene scene, Camera camera, int count, Set<Integer> heldOut) {
    return sources(scene, camera, scene.rangeFor(camera, heldOut), count, heldOut);
  }

  /**
   * Renders every pixel: colour, depth and confidence.
   *
   * @param sources target camera and source views
   * @return the picture at the camera's size
   */
  public LiftedView render(TargetSources sources) {
    return render(sources, rays -> {});
  }

  /**
   * Renders every pixel, telling how far it is.
   *
   * @param sources target camera and source views
   * @param begun told how many more rays are being worked; called from several threads
   * @return the picture at the camera's size
   */
  public LiftedView render(TargetSources sources, IntConsumer begun) {
    Camera camera = sources.camera();
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    TexelGrid pixels = new TexelGrid(width, height, new CellLayout(1, 0, width, height));
    RenderedRays rays =
        renderer.render(sources, TargetCells.of(camera, pixels), begun, BlendSink.NONE);
    fillHoles(rays.coverage(), rays.colours(), width);
    return new LiftedView(
        camera,
        new Image(width, height, 3, rays.colours()),
        new Image(width, height, 1, rays.depths()),
        new Image(width, height, 1, rays.opacities()));
  }

  /** What no source view sees is continued from around it; its opacity stays 0. */
  private void fillHoles(float[] coverage, float[] values, int width) {
    if (network.settings().conventions() == Conventions.IBRNET) {
      return; // the original leaves them black
    }
    float[] known = new float[coverage.length];
    boolean holes = false;
    for (int i = 0; i < known.length; i++) {
      known[i] = coverage[i] >= SEEN ? 1 : 0;
      holes |= known[i] == 0;
    }
    if (holes) {
      new PushPull(width, known.length / width, values, known).fill();
    }
  }

  /**
   * Renders the operator's features on the operator's own grid.
   *
   * @param sources target camera and source views of a scene prepared with an operator
   * @return the features, with the confidence of each cell
   */
  public LiftedFeatures renderFeatures(TargetSources sources) {
    return renderFeatures(sources, rays -> {});
  }

  /**
   * Renders the operator's features on the operator's own grid, telling how far it is.
   *
   * @param sources target camera and source views of a scene prepared with an operator
   * @param begun told how many more rays are being worked; called from several threads
   * @return the features, with the confidence of each cell
   */
  public LiftedFeatures renderFeatures(TargetSources sources, IntConsumer begun) {
    if (sources.features().isEmpty()) {
      throw new IllegalStateException("the scene was prepared without an operator");
    }
    TexelGrid grid = TexelGrid.of(sources.features().get(0));
    int channels = sources.features().get(0).channels();
    float[] features = new float[Math.multiplyExact(grid.count(), channels)];
    TargetCells cells = TargetCells.of(sources.camera(), grid);
    BlendSink sink = renderer.features(sources, features);
    RenderedRays rays = renderer.render(sources, cells, begun, sink);
    fillHoles(rays.coverage(), features, grid.columns());
    return new LiftedFeatures(
        grid.map(channels, features), new Image(grid.columns(), grid.rows(), 1, rays.opacities()));
  }

  /**
   * Renders what a grid of target cells draws from the source views: after that, features of any
   * operator are lifted by a {@link LiftingMatrix} without rendering, with the colours' weights as
   * they are: correction looks at features, and has no part in it.
   *
   * @param sources target camera and source views; their features are not looked at
   * @param grid where the cells lie, such as an operator's own grid
   * @param pruning what is kept
   * @param begun told how many more rays are being worked; called from several threads
   * @return the contributions, with the confidence of each cell
   */
  public LiftingContributions contributions(
      TargetSources sources, TexelGrid grid, Pruning pruning, IntConsumer begun) {
    TargetCells target = TargetCells.of(sources.camera(), grid);
    ContributionCollector sink = new ContributionCollector(target, sources.views(), pruning);
    RenderedRays rays = renderer.render(sources, target, begun, sink);
    return sink.collected(rays.opacities(), rays.depths());
  }

  @Override
  public void close() {
    network.close();
  }
}
