package dev.lift3d.core.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColoursTest {
  private static final DepthColors DEPTHS = new DepthColors(new DepthRange(1, 4));

  @Test
  void nearIsRedFarIsBlueAndNothingIsGrey() {
    Rgb near = DEPTHS.of(1);
    Rgb far = DEPTHS.of(4);
    assertTrue(near.red() > 2 * near.blue(), near.toString());
    assertTrue(far.blue() > far.green(), far.toString());
    for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(Rgb.grey(0.5), DEPTHS.of(none));
    }
  }

  @Test
  void depthIsSpreadEvenlyInItsInverse() {
    // 1.6 is the middle between 1 and 4 in inverse depth: (1 + 1 / 4) / 2 = 1 / 1.6.
    assertEquals(ColourMap.TURBO.at(0.5), DEPTHS.of(1.6));
    assertEquals(DEPTHS.of(1), DEPTHS.of(0.3));
    assertEquals(DEPTHS.of(4), DEPTHS.of(70));
  }

  @Test
  void theLegendIsBesideTheMapAndGoesFromNearToFar() {
    Image depth = Image.zeros(30, 120, 1);
    Arrays.fill(depth.data(), 2);
    Image picture = DEPTHS.paintWithLegend(depth);
    assertEquals(120, picture.height());
    assertEquals(DEPTHS.paint(depth).at(3, 3, 0), picture.at(3, 3, 0));
    int bar = 30 + 6;
    assertEquals(DEPTHS.of(1).red(), picture.at(bar, 0, 0), 0.05);
    assertEquals(DEPTHS.of(4).red(), picture.at(bar, 119, 0), 0.05);
  }

  @Test
  void mapsStayColoursAndMoveWithoutJumps() {
    for (ColourMap map : ColourMap.values()) {
      for (int k = 0; k < 1000; k++) {
        Rgb a = map.at(k / 1000.0);
        Rgb b = map.at((k + 1) / 1000.0);
        assertTrue(Math.min(a.red(), Math.min(a.green(), a.blue())) >= 0);
        assertTrue(Math.max(a.red(), Math.max(a.green(), a.blue())) <= 1);
        assertEquals(a.red(), b.red(), 0.02, map + " at " + k);
        assertEquals(a.green(), b.green(), 0.02, map + " at " + k);
        assertEquals(a.blue(), b.blue(), 0.02, map + " at " + k);
      }
    }
    assertEquals(Rgb.WHITE, ColourMap.HEAT.at(2));
  }

  @Test
  void errorsAreBlackWherePicturesAgree() {
    Image a = new Image(2, 1, 3, new float[] {0.1f, 0.2f, 0.3f, 0.5f, 0.5f, 0.5f});
    Image b = new Image(2, 1, 3, new float[] {0.1f, 0.2f, 0.3f, 0.5f, 0.8f, 0.8f});
    Image painted = new ErrorColors(0.2).paint(a, b);
    assertArrayEquals(new float[] {0, 0, 0, 1, 1, 1}, painted.data(), 1e-5f);
    assertThrows(
        IllegalArgumentException.class, () -> new ErrorColors(1).paint(a, Image.zeros(1, 1, 3)));
  }

  @Test
  void classesAreEasyToTellApart() {
    LabelColors colours = new LabelColors(List.of());
    double closest = Double.POSITIVE_INFINITY;
    for (int a = 0; a < 20; a++) {
      for (int b = 0; b < a; b++) {
        closest = Math.min(closest, LabelPalette.distance(colours.of(a), colours.of(b)));
      }
    }
    // OKLab: a just noticeable difference is about 0.02.
    assertTrue(Math.sqrt(closest) > 0.1, "closest of 20: " + Math.sqrt(closest));
    Set<Rgb> all = new HashSet<>();
    for (int k = 0; k < 500; k++) {
      all.add(colours.of(k));
    }
    assertEquals(500, all.size());
  }

  @Test
  void aClassKeepsItsColourWhateverWasAskedBefore() {
    Rgb third = new LabelColors(List.of("a", "b", "c")).of(3);
    assertNotEquals(third, new LabelColors(List.of()).of(300));
    assertEquals(third, new LabelColors(List.of()).of(3));
  }

  @Test
  void labelsAreBlendedAndWhatHasNoneShinesThrough() {
    Image photograph = new Image(2, 1, 3, new float[] {0.2f, 0.4f, 0.6f, 0.2f, 0.4f, 0.6f});
    LabelColors colours = new LabelColors(List.of("wall"));
    Image out = colours.overlay(photograph, new int[] {-1, 0}, 0.25);
    assertArrayEquals(new float[] {0.2f, 0.4f, 0.6f}, Arrays.copyOf(out.data(), 3));
    assertEquals(0.75f * 0.4f + 0.25f * colours.of(0).green(), out.data()[4], 1e-6);
    assertThrows(
        IllegalArgumentException.class, () -> colours.overlay(photograph, new int[3], 0.5));
  }

  @Test
  void theLegendNamesWhatOccursLargestFirst() {
    LabelColors colours = new LabelColors(List.of("wall", "floor", "chair"));
    int[] labels = new int[60 * 40];
    Arrays.fill(labels, 2);
    labels[0] = 7; // has no name of its own
    labels[1] = -1;
    Image picture = colours.withLegend(colours.paint(labels, 60), labels);
    assertTrue(picture.width() > 60 + 40);
    Rgb chair = colours.of(2);
    assertEquals(chair.red(), picture.at(60 + 5, 2, 0));
    assertEquals(colours.of(7).red(), picture.at(60 + 5, 2 + 12, 0));
  }

  @Test
  void aLegendLongerThanThePictureSaysHowManyAreLeft() {
    int[] labels = new int[400];
    Arrays.setAll(labels, i -> i);
    LabelColors colours = new LabelColors(List.of());
    assertEquals(20, colours.withLegend(colours.paint(labels, 20), labels).height());
  }

  @Test
  void aMontageHoldsItsPicturesAtFullSize() {
    Image white = Image.zeros(30, 20, 1);
    Arrays.fill(white.data(), 0.25f);
    Image montage =
        Montage.grid(
            List.of(
                new Montage.Panel(white, "a caption that is far too long"),
                new Montage.Panel(white, ""),
                new Montage.Panel(white, "c")),
            2);
    int quarter = 0;
    for (int i = 0; i < montage.data().length; i += 3) {
      quarter += montage.data()[i] == 0.25f ? 1 : 0;
    }
    assertEquals(3 * 30 * 20, quarter);
    assertEquals(6 + 2 * 36, montage.width());
    assertThrows(IllegalArgumentException.class, () -> Montage.row(List.of()));
  }
}
