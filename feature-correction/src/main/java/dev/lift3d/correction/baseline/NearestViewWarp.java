package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.epipolar.SourceViewSelector;
import java.util.List;

/**
 * Predicts a view from one other: the nearest source view, warped as if all it shows lay on a plane
 * that faces the target camera, at the harmonic mean of near and far (the middle in inverse depth,
 * where the largest parallax error is smallest). What the source does not show repeats its edge.
 *
 * @param target the camera to predict
 * @param range the depths it sees
 */
public record NearestViewWarp(Camera target, DepthRange range) {
  /**
   * Depth of the plane.
   *
   * @return z along the target's axis, {@code 2 / (1 / near + 1 / far)}
   */
  public double planeDepth() {
    return 2 / (1 / range.near() + 1 / range.far());
  }

  /**
   * Chooses the view that sees most of what the target sees from the most similar direction: the
   * first choice of {@link SourceViewSelector}.
   *
   * @param candidates at least one camera
   * @return index of the view
   */
  public int nearest(List<Camera> candidates) {
    return SourceViewSelector.choose(target, range, candidates, 1).get(0);
  }

  /**
   * Warps a photograph, sampled bilinearly at the pixels' centres.
   *
   * @param source its camera, of the photograph's size
   * @param photograph any channels
   * @return the picture at the target camera's size
   */
  public Image warp(Camera source, Image photograph) {
    CellLayout pixels = new CellLayout(1, 0, photograph.width(), photograph.height());
    FeatureMap map =
        new FeatureMap(
            photograph.channels(),
            photograph.height(),
            photograph.width(),
            photograph.data(),
            pixels);
    CellLayout wanted =
        new CellLayout(1, 0, target.intrinsics().width(), target.intrinsics().height());
    FeatureMap warped = warp(source, map, wanted.imageHeight(), wanted.imageWidth(), wanted);
    return new Image(warped.width(), warped.height(), warped.channels(), warped.data());
  }

  /**
   * Warps a feature map onto a grid like its own.
   *
   * @param source the camera of the encoded photograph
   * @param map what the encoder made of it
   * @return features of the same grid, as the target would see them on the plane
   */
  public FeatureMap warp(Camera source, FeatureMap map) {
    return warp(source, map, map.height(), map.width(), map.cells());
  }

  private FeatureMap warp(Camera source, FeatureMap map, int rows, int columns, CellLayout grid) {
    Camera to = target.resized(grid.imageWidth(), grid.imageHeight());
    Camera from = source.resized(map.cells().imageWidth(), map.cells().imageHeight());
    float[] out = new float[rows * columns * map.channels()];
    float[] cell = new float[map.channels()];
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < columns; col++) {
        Vec3 point = to.unproject(grid.centre(col), grid.centre(row), planeDepth());
        Vec3 seen = from.project(point);
        if (seen.z() > 0) { // behind the source there is nothing to take
          map.sample(seen.x(), seen.y(), cell);
          System.arraycopy(cell, 0, out, (row * columns + col) * cell.length, cell.length);
        }
      }
    }
    return new FeatureMap(map.channels(), rows, columns, out, grid);
  }
}
