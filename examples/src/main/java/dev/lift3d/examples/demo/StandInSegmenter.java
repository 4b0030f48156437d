package dev.lift3d.examples.demo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Stands in for a segmentation network, so that the demo needs no weights of one: it recognises the
 * photographs of one capture by their pixels and knows the true classes there, but errs, as
 * networks do, in patches and differently in every photograph.
 *
 * <p>Features are the evidence for each class, D = the number of classes: the share of a cell's
 * pixels that show it, plus the errors. The decoder takes the likeliest class.
 */
public final class StandInSegmenter {
  private static final int STRIDE = 4;
  private static final int PATCH = 3; // cells along a side
  private static final double ERRORS = 0.35; // share of patches
  private static final float FALSE_EVIDENCE = 1.3f;

  private final Map<Integer, FeatureMap> known = new HashMap<>();

  private StandInSegmenter() {}

  /**
   * An operator for the photographs of a capture.
   *
   * @param capture knows the classes
   * @param scene the same views as photographs
   * @param width width in pixels at which photographs will be encoded
   * @return the operator
   */
  public static Operator of(ProceduralCapture capture, Scene scene, int width) {
    StandInSegmenter segmenter = new StandInSegmenter();
    for (int v = 0; v < scene.views().size(); v++) {
      Camera camera = scene.views().get(v).camera().ofWidth(width);
      int height = camera.intrinsics().height();
      Image photograph = Resize.area(scene.views().get(v).photograph().get(), width, height);
      SplittableRandom random = new SplittableRandom(capture.place().seed() + 1 + v);
      segmenter.known.put(key(photograph), evidence(classes(capture, camera), camera, random));
    }
    List<String> classes = ObjectClass.labels();
    OperatorInfo info =
        new OperatorInfo(
            "stand-in segmenter",
            "knows the generated scene's classes, and errs",
            "Apache-2.0",
            new FeatureGrid(classes.size(), STRIDE, 0),
            classes);
    return CodeOperator.of(info, segmenter::encode, map -> LabelPrediction.of(map, classes));
  }

  /** The true class of each pixel. */
  static int[] classes(ProceduralCapture capture, Camera camera) {
    return capture.place().render(camera).classes();
  }

  private FeatureMap encode(Image image) {
    FeatureMap map = known.get(key(image));
    if (map == null) {
      throw new IllegalArgumentException(
          "this segmenter knows the photographs of one capture only, found another picture");
    }
    return map;
  }

  private static int key(Image image) {
    return Arrays.hashCode(image.data());
  }

  private static FeatureMap evidence(int[] classes, Camera camera, SplittableRandom random) {
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    int columns = (width + STRIDE - 1) / STRIDE;
    int rows = (height + STRIDE - 1) / STRIDE;
    int channels = ObjectClass.values().length;
    float[] data = new float[rows * columns * channels];
    for (int i = 0; i < classes.length; i++) {
      int cell = i / width / STRIDE * columns + i % width / STRIDE;
      data[cell * channels + classes[i]] += 1f / (STRIDE * STRIDE);
    }
    FeatureGrid grid = new FeatureGrid(channels, STRIDE, 0);
    FeatureMap map = new FeatureMap(channels, rows, columns, data, grid.cells(width, height));
    addErrors(map, Arrays.stream(classes).distinct().sorted().toArray(), random);
    return map;
  }

  /** In some patches speaks for a class that is somewhere else in the picture. */
  private static void addErrors(FeatureMap map, int[] present, SplittableRandom random) {
    for (int top = 0; top < map.height(); top += PATCH) {
      for (int left = 0; left < map.width(); left += PATCH) {
        int wrong = present[random.nextInt(present.length)];
        boolean errs = random.nextDouble() < ERRORS;
        for (int cell = 0; errs && cell < PATCH * PATCH; cell++) {
          int row = top + cell / PATCH;
          int col = left + cell % PATCH;
          if (row < map.height() && col < map.width()) {
            map.data()[(row * map.width() + col) * map.channels() + wrong] += FALSE_EVIDENCE;
          }
        }
      }
    }
  }
}
