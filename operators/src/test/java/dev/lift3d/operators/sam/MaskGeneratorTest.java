package dev.lift3d.operators.sam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.operators.mask.BinaryMask;
import dev.lift3d.operators.mask.SmallRegions;
import dev.lift3d.operators.vit.OneThread;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The automatic mask generator with a tiny random network: what holds whatever the weights are. */
@ExtendWith(OneThread.class)
class MaskGeneratorTest {
  private static final GeneratorSettings ANY =
      GeneratorSettings.DEFAULT
          .withPointsPerSide(5)
          .withAccept(new GeneratorSettings.Accept(-100, 0, 0.01));

  private static final int WIDTH = 60;
  private static final int HEIGHT = 44;

  private static SegmentAnything sam;
  private static Image image;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sam = SegmentAnything.open(TinySam.write(folder, TinySam.vit()));
    image = TinySam.picture(WIDTH, HEIGHT, 8);
  }

  @AfterAll
  static void close() {
    sam.close();
  }

  @Test
  void regionsHaveThePicturesSizeAndTheirOwnBoxes() {
    List<GeneratedMask> regions = new MaskGenerator(sam, ANY).generate(image);
    assertFalse(regions.isEmpty());
    for (GeneratedMask region : regions) {
      BinaryMask mask = region.runs().mask();
      assertEquals(WIDTH, mask.width());
      assertEquals(HEIGHT, mask.height());
      assertEquals(mask.box(), region.box());
      assertEquals(mask.area(), region.area());
    }
  }

  @Test
  void noTwoBoxesOverlapByMoreThanIsAllowed() {
    List<GeneratedMask> regions = new MaskGenerator(sam, ANY).generate(image);
    for (int i = 0; i < regions.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(regions.get(i).box().overlap(regions.get(j).box()) > ANY.boxOverlap());
        assertTrue(regions.get(i).score().quality() <= regions.get(j).score().quality());
      }
    }
  }

  @Test
  void masksThatAreNotGoodEnoughAreLeftOut() {
    List<GeneratedMask> all = new MaskGenerator(sam, ANY).generate(image);
    double best = all.get(0).score().quality();
    GeneratorSettings strict = ANY.withAccept(new GeneratorSettings.Accept(best, 0, 0.01));
    assertEquals(List.of(), new MaskGenerator(sam, strict).generate(image));
    GeneratorSettings unstable = ANY.withAccept(new GeneratorSettings.Accept(-100, 1.01, 0.01));
    assertEquals(List.of(), new MaskGenerator(sam, unstable).generate(image));
  }

  @Test
  void aPicturesEmbeddingGivesWhatThePictureGives() {
    MaskGenerator generator = new MaskGenerator(sam, ANY);
    List<GeneratedMask> fromPicture = generator.generate(image);
    List<GeneratedMask> fromMap =
        generator.generate(sam.encoder().encodeWhole(image), new ImageSize(WIDTH, HEIGHT));
    assertEquals(fromPicture, fromMap);
  }

  @Test
  void regionsOfCropsLieInTheirCrop() {
    GeneratorSettings settings = ANY.withCrops(GeneratorSettings.Crops.NONE.withLayers(1));
    List<GeneratedMask> regions = new MaskGenerator(sam, settings).generate(image);
    for (GeneratedMask region : regions) {
      assertTrue(region.area() == 0 || region.box().left() >= region.origin().crop().left());
      assertTrue(region.box().bottom() < region.origin().crop().bottom());
      assertTrue(region.origin().x() > region.origin().crop().left());
      assertTrue(region.origin().y() < region.origin().crop().bottom());
    }
  }

  @Test
  void smallRegionsAreGoneFromEveryMask() {
    int least = 30;
    SmallRegions small = new SmallRegions(least);
    List<GeneratedMask> regions =
        new MaskGenerator(sam, ANY.withLeastRegion(least)).generate(image);
    assertFalse(regions.isEmpty());
    for (GeneratedMask region : regions) {
      BinaryMask mask = region.runs().mask();
      assertArrayEquals(mask.pixels(), small.cleared(mask).pixels());
      assertEquals(mask.box(), region.box());
    }
  }

  @Test
  void settingsThatLeaveAGridWithoutPointsAreRefused() {
    GeneratorSettings.Crops crops = new GeneratorSettings.Crops(3, 0.3, 2, 0.7);
    assertThrows(
        IllegalArgumentException.class,
        () -> GeneratorSettings.DEFAULT.withPointsPerSide(4).withCrops(crops));
  }
}
