package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Workers;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What all benchmarks look at: a procedural tabletop, ten source views and a target between them,
 * photographs in memory.
 */
final class BenchScene {
  /** Source views. */
  static final int VIEWS = 10;

  /** Image width in pixels. */
  static final int WIDTH = 504;

  /** Image height in pixels. */
  static final int HEIGHT = 378;

  private final ProceduralCapture capture;
  private final Image[] photographs;

  private BenchScene(ProceduralCapture capture, Image[] photographs) {
    this.capture = capture;
    this.photographs = photographs;
  }

  /**
   * Renders the photographs.
   *
   * @param workers who works
   * @return the scene
   */
  static BenchScene make(Workers workers) {
    ProceduralCapture capture =
        ProceduralCapture.of(new CaptureSettings(1, SceneKind.TABLETOP, VIEWS + 1, WIDTH, HEIGHT));
    Image[] photographs = new Image[VIEWS + 1];
    for (int i = 0; i < photographs.length; i++) {
      photographs[i] = capture.render(i).rgb();
    }
    return new BenchScene(capture, photographs);
  }

  /** The target: the middle view, which is no source. */
  Camera target() {
    return capture.cameras().get(VIEWS / 2);
  }

  Image targetPhotograph() {
    return photographs[VIEWS / 2];
  }

  DepthRange range() {
    return capture.depthRange();
  }

  List<Camera> sourceCameras() {
    return sources().mapToObj(capture.cameras()::get).toList();
  }

  List<Image> sourcePhotographs() {
    return sources().mapToObj(i -> photographs[i]).toList();
  }

  private static IntStream sources() {
    return IntStream.rangeClosed(0, VIEWS).filter(i -> i != VIEWS / 2);
  }

  /** The source views as a scene. */
  Scene scene() {
    List<View> views =
        sources()
            .mapToObj(i -> View.of("view" + i, capture.cameras().get(i), () -> photographs[i]))
            .toList();
    return new Scene("benchmark", "procedural", views, range(), SparsePoints.NONE, List.of());
  }

  /**
   * An operator that costs nothing: noise on a grid of stride 8.
   *
   * @param channels D
   * @return the encoder
   */
  static ImageEncoder operator(int channels) {
    return new ImageEncoder() {
      @Override
      public String name() {
        return "noise";
      }

      @Override
      public FeatureMap encode(Image image) {
        int width = image.width() / 8;
        int height = image.height() / 8;
        float[] data = new float[width * height * channels];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < data.length; i++) {
          data[i] = (float) random.nextDouble();
        }
        CellLayout cells = new CellLayout(8, 0, image.width(), image.height());
        return new FeatureMap(channels, height, width, data, cells);
      }
    };
  }
}
