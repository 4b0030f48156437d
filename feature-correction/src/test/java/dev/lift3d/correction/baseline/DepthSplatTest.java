package dev.lift3d.correction.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.epipolar.stereo.SensorDepth;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthSplatTest {
  /**
   * With true depth, what is lost is sharpness at this small size and what no source saw. Measured
   * with the bound's margin of a decibel: 30.6, 25.5, 27.9, 28.2 and 17.2 dB; the nearest view
   * warped by a plane: 31.0, 19.4, 26.7, 19.8 and 13.4 dB. In the room and before the front the
   * nearest camera stands so near that a plane is all it takes.
   */
  @ParameterizedTest
  @CsvSource({
    "ROOM, 29.6, -2",
    "TABLETOP, 24.5, 5",
    "FRONT, 26.9, 0",
    "STREET, 27.2, 7",
    "CLUTTER, 16.2, 2.5"
  })
  void aHeldOutViewIsPredictedFromTrueDepth(SceneKind kind, double least, double better) {
    ProceduralCapture capture = ProceduralCapture.of(new CaptureSettings(5, kind, 7, 128, 96));
    RenderedView truth = capture.render(3);
    List<DepthView> views = new ArrayList<>();
    List<Camera> cameras = new ArrayList<>();
    for (int v : new int[] {2, 4, 1, 5, 0, 6}) {
      cameras.add(capture.cameras().get(v));
      views.add(trueView(capture, v));
    }
    List<DepthView> checked = views.stream().map(v -> v.checked(without(views, v))).toList();
    Image splatted = new DepthSplat(truth.camera(), capture.depthRange()).predict(checked).rgb();
    NearestViewWarp plane = new NearestViewWarp(truth.camera(), capture.depthRange());
    int nearest = plane.nearest(cameras);
    Image warped = plane.warp(cameras.get(nearest), views.get(nearest).photograph());
    double psnr = Psnr.of(splatted, truth.rgb());
    double rival = Psnr.of(warped, truth.rgb());
    assertTrue(psnr > least, () -> psnr + " dB, nearest view " + rival);
    assertTrue(psnr > rival + better, () -> psnr + " dB, nearest view " + rival);
  }

  @Test
  void theWallIsNotPaintedWithTheBoardThatHidesItFromASource() {
    // Each source has the board before other parts of the wall.
    Camera target = TwoWalls.at(0);
    SplattedView view =
        new DepthSplat(target, TwoWalls.RANGE)
            .predict(List.of(TwoWalls.view(TwoWalls.at(0.4)), TwoWalls.view(TwoWalls.at(-0.4))));
    Image rgb = view.rgb();
    for (int row = 2; row < TwoWalls.HEIGHT - 2; row++) {
      for (int col = 2; col < TwoWalls.WIDTH - 2; col++) {
        boolean board = TwoWalls.isBoard(target, col + 0.5);
        boolean edge =
            board != TwoWalls.isBoard(target, col - 1.5)
                || board != TwoWalls.isBoard(target, col + 2.5);
        if (!edge) {
          assertEquals(board ? 1 : 0, rgb.at(col, row, 0), 1e-4, col + ", " + row);
          assertEquals(board ? 2 : 6, view.depth().at(col, row, 0), 1e-3, col + ", " + row);
        }
      }
    }
  }

  @Test
  void aHoleBesideTheBoardLiesOnTheWall() {
    // One source to the right: what the board hides from it, left of the board, is a hole.
    Camera target = TwoWalls.at(0);
    SplattedView view =
        new DepthSplat(target, TwoWalls.RANGE).predict(List.of(TwoWalls.view(TwoWalls.at(0.4))));
    int filled = 0;
    for (int col = 0; col < TwoWalls.WIDTH; col++) {
      if (view.coverage().at(col, 16, 0) == 0) {
        filled++;
        assertTrue(view.depth().at(col, 16, 0) > 4.5, "column " + col);
      }
    }
    // The board moves 12 pixels, the wall 4, of which the source's border shows 4 fewer.
    assertTrue(filled >= 7 && filled <= 16, "columns filled: " + filled);
  }

  @Test
  void coverageIsFullWhereSourcesSeeAndNothingWhereNoneDoes() {
    Camera target = TwoWalls.at(0);
    List<DepthView> elsewhere = List.of(TwoWalls.view(TwoWalls.at(100)));
    SplattedView nothing = new DepthSplat(target, TwoWalls.RANGE).predict(elsewhere);
    for (int i = 0; i < TwoWalls.WIDTH * TwoWalls.HEIGHT; i++) {
      assertEquals(0, nothing.coverage().data()[i]);
      assertTrue(Float.isFinite(nothing.rgb().data()[i]) && nothing.depth().data()[i] > 0);
    }
    SplattedView all =
        new DepthSplat(target, TwoWalls.RANGE).predict(List.of(TwoWalls.view(target)));
    assertEquals(1, all.coverage().at(32, 16, 0), 1e-3);
    assertEquals(1, all.coverage().at(10, 16, 0), 1e-3);
  }

  @Test
  void oneColourStaysThatColourInHolesToo() {
    Camera target = TwoWalls.at(0);
    List<DepthView> views =
        IntStream.of(-1, 1).mapToObj(i -> painted(TwoWalls.view(TwoWalls.at(0.4 * i)))).toList();
    float[] rgb = new DepthSplat(target, TwoWalls.RANGE).predict(views).rgb().data();
    float[] expected = new float[rgb.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 0.25f * (1 + i % 3);
    }
    assertArrayEquals(expected, rgb, 1e-5f); // rounding of weights that sum to 1
  }

  @Test
  void featuresOfCoarseCellsFollowTheColours() {
    Camera target = TwoWalls.at(0);
    List<DepthView> views =
        List.of(TwoWalls.view(TwoWalls.at(0.2)), TwoWalls.view(TwoWalls.at(-0.2)));
    SplattedView view = new DepthSplat(target, TwoWalls.RANGE).predict(views);
    CellLayout cells = new CellLayout(4, 0, TwoWalls.WIDTH, TwoWalls.HEIGHT);
    List<FeatureMap> maps = views.stream().map(v -> centres(v.photograph(), cells)).toList();
    LiftedFeatures lifted = view.features(maps);
    assertEquals(cells, lifted.map().cells());
    for (int col = 1; col < 15; col++) {
      boolean board = TwoWalls.isBoard(target, cells.centre(col));
      boolean edge =
          board != TwoWalls.isBoard(target, cells.centre(col - 1))
              || board != TwoWalls.isBoard(target, cells.centre(col + 1));
      if (!edge) { // cells next to an edge are interpolated over it
        assertEquals(board ? 1 : 0, lifted.map().data()[(4 * 16 + col) * 2], 0.02, "cell " + col);
        assertEquals(1, lifted.opacity().at(col, 4, 0), 0.05);
      }
    }
  }

  private static DepthView trueView(ProceduralCapture capture, int v) {
    RenderedView seen = capture.render(v);
    return DepthView.of(
        new StereoView(seen.camera(), seen.rgb(), capture.depthRange()),
        SensorDepth.of(seen.depth(), capture.depthRange()));
  }

  private static List<DepthView> without(List<DepthView> views, DepthView one) {
    return views.stream().filter(v -> v != one).toList();
  }

  private static DepthView painted(DepthView view) {
    Image paint = Image.zeros(TwoWalls.WIDTH, TwoWalls.HEIGHT, 3);
    for (int i = 0; i < paint.data().length; i++) {
      paint.data()[i] = 0.25f * (1 + i % 3);
    }
    return new DepthView(view.camera(), paint, view.inverse(), view.trust());
  }

  /** Red and green at the pixel below and right of each cell's centre. */
  private static FeatureMap centres(Image picture, CellLayout cells) {
    float[] data = new float[8 * 16 * 2];
    for (int i = 0; i < 8 * 16; i++) {
      int col = (int) cells.centre(i % 16);
      int row = (int) cells.centre(i / 16);
      data[2 * i] = picture.at(col, row, 0);
      data[2 * i + 1] = picture.at(col, row, 1);
    }
    return new FeatureMap(2, 8, 16, data, cells);
  }
}
