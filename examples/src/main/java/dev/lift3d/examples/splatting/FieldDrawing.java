package dev.lift3d.examples.splatting;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import dev.lift3d.core.picture.FeatureColors;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.grounding.field.Gaussians;
import dev.lift3d.grounding.splat.DepthChannel;
import dev.lift3d.grounding.splat.SplatCamera;
import dev.lift3d.grounding.splat.SplatPicture;
import dev.lift3d.grounding.splat.SplatScene;
import dev.lift3d.grounding.splat.SplatSettings;
import dev.lift3d.grounding.splat.SplatView;
import dev.lift3d.grounding.splat.TiledRasterizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Draws a field. Its features become three colours by their principal components first, so that
 * they cost no more than colours do.
 */
public final class FieldDrawing {
  private static final SplatSettings SETTINGS =
      SplatSettings.GSPLAT_1_5_3.withDepth(DepthChannel.EXPECTED);
  private static final long SEED = 0;

  private final dev.lift3d.grounding.splat.Gaussians gaussians;
  private final float[] background;
  private final TiledRasterizer rasterizer;

  /**
   * What a camera sees.
   *
   * @param colours H x W x 3 in [0, 1]
   * @param depth H x W x 1, 0 where nothing is
   * @param opacity H x W x 1
   * @param features H x W x 3, if the field has features
   */
  public record Frame(Image colours, Image depth, Image opacity, Optional<Image> features) {}

  /**
   * Makes ready.
   *
   * @param field at least one Gaussian
   * @param background colour behind the Gaussians
   * @param workers who works; must outlive the drawing
   * @throws InputException if the field is empty
   */
  public FieldDrawing(Gaussians field, Rgb background, Workers workers) {
    if (field.size() == 0) {
      throw new InputException("it holds no Gaussian: there is nothing to draw");
    }
    Optional<float[]> painted = field.features().map(f -> painted(f, field.featureChannels()));
    this.gaussians =
        SplatScene.of(field, painted.isPresent() ? 3 : 0, painted.orElse(new float[0]));
    float[] behind = {background.red(), background.green(), background.blue()};
    this.background = Arrays.copyOf(behind, gaussians.appearance().shown());
    this.rasterizer = new TiledRasterizer(workers);
  }

  private static float[] painted(float[] features, int channels) {
    int count = features.length / channels;
    CellLayout cells = new CellLayout(1, 0, count, 1);
    FeatureMap map = new FeatureMap(channels, 1, count, features, cells);
    return FeatureColors.fit(List.of(map), SEED).paint(map).data();
  }

  /**
   * Draws.
   *
   * @param camera from where, at the size wanted
   * @return the pictures
   */
  public Frame draw(Camera camera) {
    SplatView view = new SplatView(SplatCamera.of(camera), background);
    SplatPicture picture = rasterizer.render(gaussians, view, SETTINGS);
    int width = picture.width();
    int height = picture.height();
    return new Frame(
        colours(picture, 0),
        new Image(width, height, 1, picture.depth()),
        new Image(width, height, 1, picture.alpha()),
        picture.channels() > 3 ? Optional.of(colours(picture, 3)) : Optional.empty());
  }

  private static Image colours(SplatPicture picture, int first) {
    int area = picture.width() * picture.height();
    float[] planar = Arrays.copyOfRange(picture.features(), first * area, (first + 3) * area);
    for (int i = 0; i < planar.length; i++) {
      planar[i] = Math.min(1, Math.max(0, planar[i]));
    }
    return Image.fromPlanar(planar, picture.width(), picture.height(), 3);
  }
}
