package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.PushPull;
import dev.lift3d.correction.LiftedFeatures;
import java.util.List;
import java.util.stream.IntStream;

/** What {@link DepthSplat} predicts that a target camera sees. */
public final class SplattedView {
  private final Camera target;
  private final int sources;
  private final float[] inverse; // H x W, without holes
  private final boolean[] found; // H x W, false where a hole was filled
  private final ViewBlend blend;
  private final LiftedFeatures colours;

  SplattedView(Camera target, List<DepthView> views, float[] inverse, boolean[] found) {
    this.target = target;
    this.sources = views.size();
    this.inverse = inverse;
    this.found = found;
    this.blend = new ViewBlend(target, views);
    List<FeatureMap> photographs = views.stream().map(v -> map(v.photograph())).toList();
    this.colours =
        new Lending(photographs, new CellLayout(1, 0, width(), height()))
            .blended(height(), width());
  }

  /**
   * The picture.
   *
   * @return H x W x 3
   */
  public Image rgb() {
    FeatureMap map = colours.map();
    return new Image(map.width(), map.height(), map.channels(), map.data());
  }

  /**
   * The depth that the picture was made with, holes filled.
   *
   * @return H x W x 1, z along the target's axis
   */
  public Image depth() {
    Image depth = Image.zeros(width(), height(), 1);
    for (int i = 0; i < inverse.length; i++) {
      depth.data()[i] = 1 / inverse[i];
    }
    return depth;
  }

  /**
   * Where the picture can be believed.
   *
   * @return H x W x 1 in [0, 1]: how surely source views see what is there; 0 where no source has
   *     depth and a hole was filled
   */
  public Image coverage() {
    return colours.opacity();
  }

  /**
   * Blends an operator's features of the source views with the weights of their colours, at the
   * centre of each cell.
   *
   * @param maps one map a source view, in the order of the views, of equal channels and grids
   * @return the target's features on the first map's grid, and the coverage there
   */
  public LiftedFeatures features(List<FeatureMap> maps) {
    if (maps.size() != sources) {
      throw new IllegalArgumentException(sources + " feature maps expected, found " + maps.size());
    }
    FeatureMap first = maps.get(0);
    return new Lending(maps, first.cells()).blended(first.height(), first.width());
  }

  /** A photograph as a map with a cell a pixel. */
  private static FeatureMap map(Image p) {
    CellLayout pixels = new CellLayout(1, 0, p.width(), p.height());
    return new FeatureMap(p.channels(), p.height(), p.width(), p.data(), pixels);
  }

  /** Maps of the source views and the grid on which they are wanted. */
  private final class Lending {
    private final List<FeatureMap> maps;
    private final CellLayout cells;
    private final int channels;

    Lending(List<FeatureMap> maps, CellLayout cells) {
      this.maps = maps;
      this.cells = cells;
      this.channels = maps.get(0).channels();
    }

    LiftedFeatures blended(int rows, int columns) {
      Image coverage = Image.zeros(columns, rows, 1);
      float[] known = new float[rows * columns];
      float[] out = new float[known.length * channels];
      IntStream.range(0, rows)
          .parallel()
          .forEach(
              row -> {
                ViewBlend.Place place = blend.new Place();
                float[] one = new float[channels];
                for (int col = 0; col < columns; col++) {
                  int i = row * columns + col;
                  coverage.data()[i] = moveTo(col, row, place);
                  known[i] = add(place, one, out, i * channels) ? 1 : 0;
                }
              });
      new PushPull(columns, rows, out, known).fill();
      return new LiftedFeatures(new FeatureMap(channels, rows, columns, out, cells), coverage);
    }

    /** Moves to the centre of a cell; returns how surely it is seen. */
    private float moveTo(int col, int row, ViewBlend.Place place) {
      double u = cells.centre(col) * width() / cells.imageWidth();
      double v = cells.centre(row) * height() / cells.imageHeight();
      int pixel = pixel(u, v);
      place.moveTo(u, v, inverse[pixel]);
      return found[pixel] ? (float) place.seen() : 0;
    }

    /** Adds the weighted mean to zeros; false if no view has the place in its picture. */
    private boolean add(ViewBlend.Place place, float[] one, float[] out, int at) {
      double sum = 0;
      for (int j = 0; j < maps.size(); j++) {
        sum += place.weight(j);
      }
      for (int j = 0; j < maps.size(); j++) {
        if (place.weight(j) > 0) {
          CellLayout grid = maps.get(j).cells();
          maps.get(j).sample(place.x(j) * grid.imageWidth(), place.y(j) * grid.imageHeight(), one);
          float part = (float) (place.weight(j) / sum);
          for (int c = 0; c < channels; c++) {
            out[at + c] += part * one[c];
          }
        }
      }
      return sum > 0;
    }
  }

  private int pixel(double u, double v) {
    int col = (int) Math.max(0, Math.min(width() - 1, Math.floor(u)));
    int row = (int) Math.max(0, Math.min(height() - 1, Math.floor(v)));
    return row * width() + col;
  }

  private int width() {
    return target.intrinsics().width();
  }

  private int height() {
    return target.intrinsics().height();
  }
}
