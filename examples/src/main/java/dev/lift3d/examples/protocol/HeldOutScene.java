package dev.lift3d.examples.protocol;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.examples.demo.StandInSegmenter;
import dev.lift3d.examples.lifting.HeldOutViews;
import dev.lift3d.examples.lifting.TargetPlan;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.Operators;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A scene with the views that are predicted; these are nobody's source.
 *
 * @param scene the scene
 * @param plan the views to predict, in the order wanted
 * @param heldOut indices of these views
 * @param capture what is known of a generated scene; empty for photographs
 * @param operators opens a 2D model by its name
 */
public record HeldOutScene(
    Scene scene,
    TargetPlan plan,
    Set<Integer> heldOut,
    Optional<ProceduralCapture> capture,
    Function<String, Operator> operators) {
  /** The operator that only generated scenes have: it knows their classes, and errs. */
  public static final String SEGMENTER = "segmenter";

  /**
   * Which views are predicted and how large.
   *
   * @param heldOut the views
   * @param width width in pixels at which they are rendered
   * @param order the same views in the order wanted; empty for rising
   */
  public record Choice(HeldOutViews heldOut, int width, List<Integer> order) {
    /** Copies the list. */
    public Choice {
      order = List.copyOf(order);
    }
  }

  /** Copies the set. */
  public HeldOutScene {
    heldOut = Set.copyOf(heldOut);
  }

  /**
   * Opens a scene, without looking at the pictures held out.
   *
   * @param name a folder, or the name of a {@link GeneratedScene}
   * @param choice the views to predict
   * @return the scene
   * @throws dev.lift3d.core.InputException if there is no such scene, or no such view in it
   */
  public static HeldOutScene open(String name, Choice choice) {
    Optional<GeneratedScene> generated = GeneratedScene.named(name);
    if (generated.isPresent()) {
      return of(generated.get().capture(), choice);
    }
    SceneOptions options = SceneOptions.DEFAULTS.withHeldOut(choice.heldOut);
    return of(Scenes.open(Path.of(name), options), Optional.empty(), choice);
  }

  /**
   * A generated scene.
   *
   * @param capture the place with its cameras
   * @param choice the views to predict
   * @return the scene, whose views have depth where they are held out
   */
  public static HeldOutScene of(ProceduralCapture capture, Choice choice) {
    return of(GeneratedScene.scene(capture, choice.heldOut), Optional.of(capture), choice);
  }

  private static HeldOutScene of(Scene scene, Optional<ProceduralCapture> capture, Choice choice) {
    int count = scene.views().size();
    for (int view : choice.order) {
      if (view >= count) {
        throw new InputException(
            "there is no view " + view + ": the scene's views are 0 to " + (count - 1));
      }
    }
    Set<Integer> hidden = choice.heldOut.within(count);
    List<Camera> cameras =
        scene.views().stream().map(v -> v.camera().ofWidth(choice.width)).toList();
    Iterable<Integer> order = choice.order.isEmpty() ? hidden : choice.order;
    return new HeldOutScene(
        scene, TargetPlan.views(scene, cameras, order), hidden, capture, Operators::open);
  }

  /**
   * The same scene with 2D models from elsewhere.
   *
   * @param opener opens a 2D model by its name, anew each time
   * @return the scene
   */
  public HeldOutScene withOperators(Function<String, Operator> opener) {
    return new HeldOutScene(scene, plan, heldOut, capture, opener);
  }

  /**
   * Opens a 2D model for this scene.
   *
   * @param name a name or a folder; for generated scenes also {@value #SEGMENTER}
   * @return the operator, to be closed by the caller
   * @throws dev.lift3d.core.InputException if there is no such operator
   */
  public Operator operator(String name) {
    if (name.equals(SEGMENTER) && capture.isPresent()) {
      int width = plan.targets().get(0).camera().intrinsics().width();
      return StandInSegmenter.of(capture.get(), scene, width);
    }
    return operators.apply(name);
  }

  /**
   * How many views may be sources.
   *
   * @return at least 1
   */
  public int candidates() {
    return scene.views().size() - heldOut.size();
  }
}
