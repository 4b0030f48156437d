package dev.lift3d.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.Npz;
import dev.lift3d.core.testing.SharedFolder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cells of well-known folders lie where their descriptors say, to a pixel or better. */
class GridGoldenTest {
  private static final int FURTHEST = 12;

  /**
   * Networks that see little at once: a stripe in the picture changes the features around it, and
   * the centre of the change is the centre of the stripe. Tolerance: learned kernels are not
   * symmetric, which moves the centre by 0.2 pixels from one pattern to another.
   */
  @ParameterizedTest
  @CsvSource({"style, 128, 8", "edsr-x2, 48, 2", "alike-s, 48, 4"})
  void aStripeIsSeenWhereItIs(String name, int width, int stripes) {
    try (Operator operator = Operators.open(SharedFolder.model(name).toString())) {
      SplittableRandom random = new SplittableRandom(11);
      double off = 0;
      for (int i = 0; i < stripes; i++) {
        int at = width / 2 - stripes / 2 + i;
        Image plain = Pictures.noise(width, 32, random.nextLong());
        Image striped = striped(plain, at);
        FeatureMap before = operator.encoder().encode(plain);
        FeatureMap after = operator.encoder().encode(striped);
        off += centreOfChange(before, after) - (at + 0.5);
      }
      assertEquals(0, off / stripes, 0.35, "the change lies beside the stripe, in pixels");
    }
  }

  /**
   * Networks that see the whole picture at once: the labels of the mirrored picture are the
   * mirrored labels. A grid that is off by d puts them 2 d apart. Tolerance: a pixel; other
   * pictures of the same networks scatter by 0.7.
   */
  @ParameterizedTest
  @CsvSource({"deeplab-ade20k", "deeplab-voc"})
  void theMirrorImageHasMirroredLabels(String name) {
    int[] equal = new int[2 * FURTHEST + 1];
    try (Operator operator = Operators.open(SharedFolder.model(name).toString())) {
      for (Image picture : photographs()) {
        LabelPrediction plain = labels(operator, picture);
        LabelPrediction mirrored = labels(operator, mirrored(picture));
        for (int i = 0; i < equal.length; i++) {
          equal[i] += equal(plain, mirrored, i - FURTHEST);
        }
      }
    }
    int best = IntStream.range(0, equal.length).reduce(0, (a, b) -> equal[b] > equal[a] ? b : a);
    assertEquals(0, (best - FURTHEST) / 2.0, 1, "the grid is off, in pixels");
  }

  private static List<Image> photographs() {
    return Stream.of("deeplab-ade20k:image", "deeplab-voc:image", "style:content")
        .map(name -> name.split(":"))
        .map(name -> Npz.read(SharedFolder.model(name[0]).resolve("golden.npz")).get(name[1]))
        .map(Pictures::of)
        .toList();
  }

  private static LabelPrediction labels(Operator operator, Image image) {
    FeatureMap features = operator.encoder().encode(image);
    return (LabelPrediction) operator.decoder().orElseThrow().decode(features);
  }

  private static int equal(LabelPrediction a, LabelPrediction mirrored, int shift) {
    int equal = 0;
    for (int row = 0; row < a.height(); row++) {
      for (int col = FURTHEST; col < a.width() - FURTHEST; col++) {
        int other = mirrored.label(a.width() - 1 - (col + shift), row);
        equal += a.label(col, row) == other ? 1 : 0;
      }
    }
    return equal;
  }

  private static Image mirrored(Image image) {
    Image out = Image.zeros(image.width(), image.height(), 3);
    for (int row = 0; row < image.height(); row++) {
      for (int col = 0; col < image.width(); col++) {
        for (int c = 0; c < 3; c++) {
          out.set(image.width() - 1 - col, row, c, image.at(col, row, c));
        }
      }
    }
    return out;
  }

  private static Image striped(Image plain, int at) {
    Image out = new Image(plain.width(), plain.height(), 3, plain.data().clone());
    for (int row = 0; row < plain.height(); row++) {
      for (int c = 0; c < 3; c++) {
        out.set(at, row, c, 1 - 0.7f * plain.at(at, row, c));
      }
    }
    return out;
  }

  private static double centreOfChange(FeatureMap a, FeatureMap b) {
    double sum = 0;
    double moment = 0;
    for (int col = 0; col < a.width(); col++) {
      double change = 0;
      for (int row = 0; row < a.height(); row++) {
        for (int c = 0; c < a.channels(); c++) {
          int i = (row * a.width() + col) * a.channels() + c;
          change += Math.pow(a.data()[i] - b.data()[i], 2);
        }
      }
      sum += change;
      moment += change * a.cells().centre(col);
    }
    return moment / sum;
  }
}
