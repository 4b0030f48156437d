package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoSettings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws what each step looks at: a scene, target views, source views, rays.
 *
 * <p>A batch is a function of the seed and the step's number. A procedural scene serves a few steps
 * in a row, because making it costs more than looking at it. One thread at a time may use it.
 */
public final class BatchSource {
  /** Steps in a row that look at the same procedural scene. */
  static final int STEPS_PER_SCENE = 8;

  /** Chances that sources come from the nearest, twice or three times as many; IBRNet's. */
  private static final double[] SPREAD = {0.2, 0.65, 1.0};

  /** Images of a step are this much smaller or larger than its stage says. */
  private static final double SMALLEST = 0.8;

  private static final double LARGEST = 1.1;

  /** Chance that no source of a step has a depth map, and that one of them has none. */
  private static final double ALL_BLIND = 0.12;

  private static final double ONE_BLIND = 0.05;

  /**
   * Stereo of procedural scenes works at this share of the images' size: it is made for a while.
   */
  private static final double STEREO_SCALE = 0.55;

  private final TrainingPlan plan;
  private final List<TrainingScene> real;
  private final SceneMaker procedural;
  private final Workers workers;
  private final Map<TrainingScene, TrainingDepths> depths = new IdentityHashMap<>();
  private long recentBlock = -1;
  private TrainingScene recent;
  private TrainingDepths recentDepths;

  /**
   * A source of batches.
   *
   * @param plan the training
   * @param real scenes in memory; may be empty if the plan is procedural altogether
   * @param procedural makes a scene from a seed
   * @param workers who resizes
   */
  public BatchSource(
      TrainingPlan plan, List<TrainingScene> real, SceneMaker procedural, Workers workers) {
    this.plan = plan;
    this.real = List.copyOf(real);
    this.procedural = procedural;
    this.workers = workers;
    real.forEach(scene -> depths.put(scene, new TrainingDepths(scene, StereoSettings.DEFAULT)));
  }

  /**
   * The batch of a step.
   *
   * @param step from 0
   * @return what to look at
   */
  public TrainingBatch batch(long step) {
    Drawn drawn = draw(step);
    int rays = plan.data().rays() / drawn.targets().size();
    List<TargetRays> targets = new ArrayList<>();
    for (int t : drawn.targets()) {
      targets.add(
          RayDraw.draw(
              drawn.scene(), t, drawn.longEdge(), rays, drawn.change(), drawn.random().split()));
    }
    Image[] photographs = new Image[drawn.sources().size()];
    workers.forEach(
        photographs.length, i -> photographs[i] = drawn.photograph(drawn.sources().get(i)));
    List<Camera> cameras = drawn.sources().stream().map(drawn::camera).toList();
    return new TrainingBatch(
        drawn.scene().name(), cameras, List.of(photographs), depths(drawn), targets);
  }

  /**
   * The batch of a step that trains correctors: the same scenes, with true depth where it is known.
   *
   * @param step from 0
   * @return what to look at
   */
  public FeatureBatch features(long step) {
    Drawn drawn = draw(step);
    int target = drawn.targets().get(0);
    TrainingView[] views = new TrainingView[drawn.sources().size() + 1];
    workers.forEach(
        views.length,
        i -> {
          int view = i == 0 ? target : drawn.sources().get(i - 1);
          float[] depth = drawn.scene().depth(view, drawn.longEdge());
          views[i] = new TrainingView(drawn.camera(view), drawn.photograph(view), depth);
        });
    return new FeatureBatch(
        drawn.scene().name(),
        drawn.scene().range(target),
        views[0],
        List.of(views).subList(1, views.length),
        depths(drawn));
  }

  /** What a step looks at, before any picture is touched. */
  private record Drawn(
      TrainingScene scene,
      int longEdge,
      List<Integer> sources,
      List<Integer> targets,
      ColourChange change,
      SplittableRandom random) {
    Image photograph(int view) {
      return change.apply(scene.photograph(view, longEdge));
    }

    Camera camera(int view) {
      return scene.camera(view, longEdge);
    }
  }

  private Drawn draw(long step) {
    SplittableRandom random = new SplittableRandom(plan.seed() * 1_000_003 + step);
    TrainingScene scene = scene(step, random);
    double scale = SMALLEST + (LARGEST - SMALLEST) * random.nextDouble();
    int longEdge = (int) (plan.stage(step).longEdge() * scale);
    int target = target(scene, step, random);
    List<Integer> sources = sources(scene, target, random);
    List<Integer> targets = targets(scene, target, sources, random);
    ColourChange change = ColourChange.draw(random);
    return new Drawn(scene, longEdge, sources, targets, change, random);
  }

  /** Targets of a procedural scene are of one fold: its depth maps are made but once. */
  private int target(TrainingScene scene, long step, SplittableRandom random) {
    if (scene != recent) {
      return random.nextInt(scene.count());
    }
    int fold = (int) (step / STEPS_PER_SCENE % TrainingDepths.FOLDS);
    int inFold = (scene.count() - fold + TrainingDepths.FOLDS - 1) / TrainingDepths.FOLDS;
    return inFold < 1
        ? random.nextInt(scene.count())
        : fold + TrainingDepths.FOLDS * random.nextInt(inFold);
  }

  /** A network that is never without depth maps would not do without. */
  private List<SourceDepth> depths(Drawn drawn) {
    TrainingDepths from = drawn.scene() == recent ? recentDepths : depths.get(drawn.scene());
    int fold = TrainingDepths.foldOf(drawn.targets().get(0));
    SplittableRandom random = drawn.random();
    boolean blind = random.nextDouble() < ALL_BLIND;
    boolean[] without = new boolean[drawn.sources().size()];
    for (int i = 0; i < without.length; i++) {
      without[i] = random.nextDouble() < ONE_BLIND || blind;
    }
    SourceDepth[] out = new SourceDepth[without.length];
    workers.forEach(
        out.length,
        i -> out[i] = without[i] ? SourceDepth.unknown() : from.of(drawn.sources().get(i), fold));
    return List.of(out);
  }

  private TrainingScene scene(long step, SplittableRandom random) {
    // The kind of scene is drawn step by step, so that both kinds are always mixed.
    if (real.isEmpty() || random.nextDouble() < plan.data().proceduralShare()) {
      return proceduralScene(step / STEPS_PER_SCENE);
    }
    return real.get(random.nextInt(real.size()));
  }

  /** Made for its last step, the largest: the same scene from whichever step a training resumes. */
  private TrainingScene proceduralScene(long block) {
    if (block != recentBlock) {
      long last = Math.min(plan.steps() - 1, (block + 1) * STEPS_PER_SCENE - 1);
      int longEdge = (int) Math.ceil(plan.stage(last).longEdge() * LARGEST);
      recent = procedural.make(plan.seed() * 7_919 + block, longEdge);
      int stereoEdge = Math.min(StereoSettings.DEFAULT.longEdge(), (int) (longEdge * STEREO_SCALE));
      recentDepths = new TrainingDepths(recent, StereoSettings.DEFAULT.withLongEdge(stereoEdge));
      recentBlock = block;
    }
    return recent;
  }

  private List<Integer> sources(TrainingScene scene, int target, SplittableRandom random) {
    int fewest = plan.data().fewestViews();
    int views = fewest + random.nextInt(plan.data().mostViews() - fewest + 1);
    double draw = random.nextDouble();
    int spread = 1;
    while (draw >= SPREAD[spread - 1]) {
      spread++;
    }
    List<Integer> pool = new ArrayList<>(scene.sourcesOf(target, views * spread));
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < views && !pool.isEmpty()) {
      chosen.add(pool.remove(random.nextInt(pool.size())));
    }
    return chosen;
  }

  /** The target and, of its fold's views near it that are no sources, as many more as planned. */
  private List<Integer> targets(
      TrainingScene scene, int target, List<Integer> sources, SplittableRandom random) {
    List<Integer> pool = new ArrayList<>(scene.sourcesOf(target, 2 * plan.data().mostViews()));
    pool.removeAll(sources);
    pool.removeIf(v -> TrainingDepths.foldOf(v) != TrainingDepths.foldOf(target));
    List<Integer> targets = new ArrayList<>(List.of(target));
    while (targets.size() < plan.data().targets() && !pool.isEmpty()) {
      targets.add(pool.remove(random.nextInt(Math.min(3, pool.size()))));
    }
    return targets;
  }
}
