package dev.lift3d.operators.sam;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.operators.mask.BinaryMask;
import dev.lift3d.operators.mask.BoxSuppression;
import dev.lift3d.operators.mask.Crop;
import dev.lift3d.operators.mask.PixelBox;
import dev.lift3d.operators.mask.PointGrid;
import dev.lift3d.operators.mask.RunLengths;
import dev.lift3d.operators.mask.SmallRegions;
import dev.lift3d.operators.mask.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds every region of a picture: SAM is asked at a grid of points, good masks are kept, of those
 * that lie over each other the best (Kirillov et al. 2023, appendix B; the rules are those of
 * segment-anything's {@code SamAutomaticMaskGenerator}).
 *
 * <p>May be used from several threads at once.
 */
public final class MaskGenerator {
  /** Points whose masks are in memory together. */
  private static final int BATCH = 16;

  /** Pixels within which a mask that ends at a crop's border counts as cut. */
  private static final double NEAR_BORDER = 20;

  private final SamEncoder encoder;
  private final SamDecoder decoder;
  private final GeneratorSettings settings;

  /**
   * Prepares a generator.
   *
   * @param sam the networks, to be kept open
   * @param settings how to look
   */
  public MaskGenerator(SegmentAnything sam, GeneratorSettings settings) {
    this(sam.encoder(), sam.promptDecoder(), settings);
  }

  MaskGenerator(SamEncoder encoder, SamDecoder decoder, GeneratorSettings settings) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.settings = settings;
  }

  /** A part of a picture, or all of it, that is looked at through its embedding. */
  private record Look(FeatureMap map, PixelBox part, ImageSize picture) {
    ImageSize size() {
      return new ImageSize(part.right() - part.left(), part.bottom() - part.top());
    }
  }

  /**
   * The regions of a picture.
   *
   * @param image H x W x 3, RGB in [0, 1]
   * @return regions at the picture's size; of one crop by falling predicted IoU
   */
  public List<GeneratedMask> generate(Image image) {
    GeneratorSettings.Crops rule = settings.crops();
    ImageSize picture = new ImageSize(image.width(), image.height());
    List<PointGrid> grids =
        PointGrid.layers(settings.pointsPerSide(), rule.layers(), rule.coarser());
    List<GeneratedMask> found = new ArrayList<>();
    for (Crop crop : Crop.of(image.width(), image.height(), rule.layers(), rule.overlap())) {
      FeatureMap map = encoder.encodeWhole(cut(image, crop.box()));
      found.addAll(regions(new Look(map, crop.box(), picture), grids.get(crop.layer())));
    }
    if (rule.layers() > 0) {
      // What a smaller crop shows is drawn finer.
      found = kept(found, m -> 1.0 / m.origin().crop().area(), rule.boxOverlap());
    }
    return tidied(found);
  }

  /**
   * The regions of a view whose embedding is known, mostly because it was lifted; crops would need
   * a picture, so there are none.
   *
   * @param map the embedding
   * @param picture the size of the view
   * @return regions at that size, by falling predicted IoU
   */
  public List<GeneratedMask> generate(FeatureMap map, ImageSize picture) {
    PixelBox whole = new PixelBox(0, 0, picture.width(), picture.height());
    return tidied(regions(new Look(map, whole, picture), new PointGrid(settings.pointsPerSide())));
  }

  private List<GeneratedMask> regions(Look look, PointGrid grid) {
    List<GeneratedMask> found = new ArrayList<>();
    for (int from = 0; from < grid.count(); from += BATCH) {
      found.addAll(atPoints(look, grid, from, Math.min(grid.count(), from + BATCH)));
    }
    return kept(found, m -> m.score().quality(), settings.boxOverlap());
  }

  private List<GeneratedMask> atPoints(Look look, PointGrid grid, int from, int to) {
    ImageSize size = look.size();
    SamFrame frame = encoder.frame(size);
    List<SamPrompt> prompts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      // The original takes a point's coordinates in the square for indices of pixels, and moves
      // them to the pixels' centres.
      prompts.add(
          SamPrompt.at(
              grid.x(i) * size.width() + 0.5 * size.width() / frame.width(),
              grid.y(i) * size.height() + 0.5 * size.height() / frame.height()));
    }
    List<SamMasks> answers = decoder.masks(look.map(), size, prompts);
    List<GeneratedMask> good = new ArrayList<>();
    for (int i = from; i < to; i++) {
      double x = look.part().left() + grid.x(i) * size.width();
      double y = look.part().top() + grid.y(i) * size.height();
      GeneratedMask.Origin origin = new GeneratedMask.Origin(x, y, look.part());
      for (SamMask mask : answers.get(i - from).several()) {
        if (mask.quality() > settings.accept().quality()) {
          accept(mask, origin, look.picture(), good);
        }
      }
    }
    return good;
  }

  private void accept(
      SamMask mask, GeneratedMask.Origin origin, ImageSize picture, List<GeneratedMask> good) {
    Image logits = mask.prediction().logits();
    double stability = Stability.score(logits, 0, settings.accept().offset());
    BinaryMask pixels = BinaryMask.above(logits, 0);
    PixelBox crop = origin.crop();
    PixelBox box = pixels.box().moved(crop.left(), crop.top());
    PixelBox whole = new PixelBox(0, 0, picture.width(), picture.height());
    // NaN, the stability of nothing, is not enough either.
    if (stability >= settings.accept().stability() && !box.cutBy(crop, whole, NEAR_BORDER)) {
      BinaryMask placed = pixels.within(crop.left(), crop.top(), picture.width(), picture.height());
      good.add(
          new GeneratedMask(
              RunLengths.of(placed),
              box,
              new GeneratedMask.Score(mask.quality(), stability),
              origin));
    }
  }

  private static List<GeneratedMask> kept(
      List<GeneratedMask> masks, ToDoubleFunction<GeneratedMask> score, double overlap) {
    List<PixelBox> boxes = masks.stream().map(GeneratedMask::box).toList();
    double[] scores = masks.stream().mapToDouble(score).toArray();
    return new ArrayList<>(
        BoxSuppression.keep(boxes, scores, overlap).stream().map(masks::get).toList());
  }

  /** Removes small regions, then duplicates; masks that needed no change come first. */
  private List<GeneratedMask> tidied(List<GeneratedMask> masks) {
    if (settings.leastRegion() == 0) {
      return List.copyOf(masks);
    }
    SmallRegions small = new SmallRegions(settings.leastRegion());
    List<PixelBox> boxes = new ArrayList<>();
    List<GeneratedMask> tidy = new ArrayList<>();
    double[] scores = new double[masks.size()];
    for (GeneratedMask mask : masks) {
      BinaryMask before = mask.runs().mask();
      BinaryMask after = small.cleared(small.filled(before));
      scores[tidy.size()] = after == before ? 1 : 0;
      boxes.add(after.box());
      tidy.add(after == before ? mask : mask.with(RunLengths.of(after), after.box()));
    }
    double overlap = Math.max(settings.boxOverlap(), settings.crops().boxOverlap());
    return BoxSuppression.keep(boxes, scores, overlap).stream().map(tidy::get).toList();
  }

  private static Image cut(Image image, PixelBox crop) {
    int width = crop.right() - crop.left();
    int height = crop.bottom() - crop.top();
    if (width == image.width() && height == image.height()) {
      return image;
    }
    Image part = Image.zeros(width, height, image.channels());
    int run = width * image.channels();
    for (int row = 0; row < height; row++) {
      int from = ((crop.top() + row) * image.width() + crop.left()) * image.channels();
      System.arraycopy(image.data(), from, part.data(), row * run, run);
    }
    return part;
  }
}
