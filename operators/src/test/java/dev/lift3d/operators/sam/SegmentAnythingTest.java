package dev.lift3d.operators.sam;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.MaskPrediction;
import dev.lift3d.operators.vit.OneThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The operator with tiny random networks: what holds whatever the weights are. */
@ExtendWith(OneThread.class)
class SegmentAnythingTest {
  /** Batches of another size take other paths through matrix products. */
  private static final double ROUNDING = 1e-5;

  @TempDir Path folder;

  @Test
  void featuresAreTheCellsThatSeeThePicture() {
    try (SegmentAnything sam = open(TinySam.vit())) {
      Image image = TinySam.picture(31, 17, 1);
      FeatureMap whole = sam.encoder().encodeWhole(image);
      FeatureMap seen = sam.encoder().encode(image);
      // 24 x 13 pixels of the square are 6 x 3.25 cells of 4.
      assertEquals(new CellLayout(TinySam.PATCH, 0, 24, 13), seen.cells());
      assertEquals(6, seen.width());
      assertEquals(4, seen.height());
      assertArrayEquals(Arrays.copyOf(whole.data(), seen.data().length), seen.data(), 0f);
      assertEquals(seen.cells().stride(), sam.info().stride());
      assertEquals(seen.channels(), sam.info().channels());
    }
  }

  @Test
  void croppedFeaturesOfASquarePictureAskTheSame() {
    try (SegmentAnything sam = open(TinySam.vit())) {
      Image image = TinySam.picture(20, 20, 2);
      SamPrompt prompt = SamPrompt.at(3, 14);
      SamMask a = sam.promptDecoder().masks(sam.encoder().encode(image), prompt).get(0).best();
      SamMask b = sam.promptDecoder().masks(sam.encoder().encodeWhole(image), prompt).get(0).best();
      assertArrayEquals(a.lowResolution().data(), b.lowResolution().data(), 0f);
    }
  }

  @Test
  void cellsOutsideALiftedMapAreThoseOfPadding() {
    try (SegmentAnything sam = open(TinySam.vit())) {
      Image grey = TinySam.picture(24, 12, 3);
      FeatureMap seen = sam.encoder().encode(grey);
      float[] square =
          new EmbeddingSquare(EncoderGrid.of(TinySam.VIT), sam.encoder()::blank).embedding(seen);
      int area = TinySam.SIDE * TinySam.SIDE;
      float[] blank = sam.encoder().blank();
      for (int i = 0; i < square.length; i++) {
        int cell = i % area;
        float expected =
            cell / TinySam.SIDE < 3 ? seen.data()[cell * TinySam.WIDTH + i / area] : blank[i];
        assertEquals(expected, square[i], "element " + i);
      }
    }
  }

  @Test
  void aMapOfOtherCellsIsInterpolated() {
    // Features that grow with x and y, on cells of half the size in a picture of half the size.
    int n = 2 * TinySam.SIDE;
    float[] data = new float[n * n * TinySam.WIDTH];
    double stride = TinySam.SIZE / 2.0 / n;
    for (int i = 0; i < data.length; i++) {
      int cell = i / TinySam.WIDTH;
      data[i] = (float) ((cell % n + 0.5) * stride + 3 * (cell / n + 0.5) * stride);
    }
    CellLayout cells = new CellLayout(stride, 0, TinySam.SIZE / 2, TinySam.SIZE / 2);
    float[] square =
        new EmbeddingSquare(EncoderGrid.of(TinySam.VIT), () -> new float[0])
            .embedding(new FeatureMap(TinySam.WIDTH, n, n, data, cells));
    for (int cell = 0; cell < TinySam.SIDE * TinySam.SIDE; cell++) {
      double x = (cell % TinySam.SIDE + 0.5) * TinySam.PATCH / 2;
      double y = (cell / TinySam.SIDE + 0.5) * TinySam.PATCH / 2;
      assertEquals(x + 3 * y, square[cell], 1e-4, "cell " + cell);
    }
  }

  @Test
  void promptsAskedTogetherAreAnsweredAsAlone() {
    try (SegmentAnything sam = open(TinySam.vit())) {
      FeatureMap map = sam.encoder().encode(TinySam.picture(30, 20, 4));
      ImageSize picture = new ImageSize(30, 20);
      Image rough = new Image(24, 24, 1, new float[24 * 24]);
      List<SamPrompt> prompts =
          List.of(
              SamPrompt.at(4, 5),
              SamPrompt.at(20, 15),
              SamPrompt.at(4, 5).notAt(9, 9),
              SamPrompt.within(2, 3, 20, 19),
              SamPrompt.within(2, 3, 20, 19).andAt(8, 8),
              SamPrompt.like(rough),
              SamPrompt.at(7, 7).andLike(rough));
      List<SamMasks> together = sam.promptDecoder().masks(map, picture, prompts);
      for (int i = 0; i < prompts.size(); i++) {
        SamMasks alone = sam.promptDecoder().masks(map, picture, List.of(prompts.get(i))).get(0);
        assertEquals(3, alone.several().size());
        assertClose(
            "prompt " + i,
            alone.best().lowResolution().data(),
            together.get(i).best().lowResolution().data(),
            ROUNDING);
        assertEquals(alone.best().quality(), together.get(i).best().quality(), ROUNDING);
      }
    }
  }

  @Test
  void masksHaveTheSizeOfThePictureThatIsAskedFor() {
    try (SegmentAnything sam = open(TinySam.vit())) {
      FeatureMap map = sam.encoder().encode(TinySam.picture(30, 20, 5));
      SamPrompt prompt = SamPrompt.at(24 * 0.5, 16 * 0.5);
      MaskPrediction encoded =
          assertInstanceOf(MaskPrediction.class, sam.promptDecoder().asking(prompt).decode(map));
      assertEquals(24, encoded.logits().width());
      assertEquals(16, encoded.logits().height());
      SamMask larger =
          sam.promptDecoder()
              .masks(map, new ImageSize(60, 40), List.of(SamPrompt.at(30, 20)))
              .get(0)
              .best();
      assertClose(
          "the same logits",
          encoded.resized(60, 40).logits().data(),
          larger.prediction().logits().data(),
          ROUNDING);
    }
  }

  @Test
  void aMaskOfThePictureIsAPromptAtAnySize() {
    try (SegmentAnything sam = open(TinySam.vit())) {
      SamDecoder decoder = sam.promptDecoder();
      FeatureMap map = sam.encoder().encode(TinySam.picture(30, 20, 9));
      Image even = new Image(3, 2, 1, new float[] {-9, -9, -9, -9, -9, -9});
      Image small = decoder.lowResolution(new MaskPrediction(even, 1));
      Image large = decoder.lowResolution(new MaskPrediction(even, 1).resized(60, 40));
      assertArrayEquals(small.data(), large.data(), (float) ROUNDING);
      SamMasks answer = decoder.masks(map, SamPrompt.like(small)).get(0);
      assertEquals(answer.single(), answer.best());
      assertThrows(IllegalArgumentException.class, () -> decoder.masks(map, SamPrompt.like(even)));
    }
  }

  @Test
  void onlyPromptsThatLeaveADoubtGetOneOfSeveral() {
    SamFrame frame = new SamFrame(new ImageSize(4, 4), 16);
    Image low = new Image(1, 1, 1, new float[] {0});
    SamMask single = new SamMask(low, frame, 0.9);
    List<SamMask> several =
        List.of(
            new SamMask(low, frame, 0.2),
            new SamMask(low, frame, 0.7),
            new SamMask(low, frame, 0.5));
    assertEquals(several.get(1), new SamMasks(single, several, true).best());
    assertEquals(single, new SamMasks(single, several, false).best());
  }

  @Test
  void tinyVitIsKnownByItsNames() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"img_size\": 64}");
    Map<String, HostArray> tensors = TinySam.tinyVit();
    tensors.put("image_encoder.head.bias", HostArray.ofFloats(new float[3], 3));
    tensors.put(
        "image_encoder.patch_embed.seq.0.bn.num_batches_tracked", HostArray.ofInts(new int[] {1}));
    try (SegmentAnything sam = open(tensors)) {
      FeatureMap map = sam.encoder().encode(TinySam.picture(50, 40, 6));
      assertEquals(16, map.cells().stride());
      assertEquals(4, map.width());
      assertEquals(4, map.height()); // 51 of 64 pixels
      assertEquals(1, sam.promptDecoder().masks(map, SamPrompt.at(9, 9)).size());
    }
  }

  @Test
  void anEncoderAloneGivesFeaturesButAnswersNoPrompt() {
    Map<String, HostArray> tensors = TinySam.vit();
    tensors.keySet().removeIf(name -> !name.startsWith("image_encoder."));
    try (SegmentAnything sam = open(tensors)) {
      assertEquals(TinySam.WIDTH, sam.encoder().encode(TinySam.picture(9, 9, 7)).channels());
      InputException e = assertThrows(InputException.class, sam::promptDecoder);
      assertTrue(e.getMessage().contains("mask_decoder"), e.getMessage());
    }
  }

  @Test
  void filesThatDoNotFitAreRefusedByName() {
    refused(t -> t.remove("image_encoder.neck.2.weight"), "image_encoder.neck.2.weight");
    refused(t -> t.remove("mask_decoder.iou_token.weight"), "unknown");
    refused(
        t -> t.put("image_encoder.more.weight", HostArray.ofFloats(new float[1], 1)),
        "image_encoder.more.weight");
    refused(
        t -> t.put("prompt_encoder.no_mask_embed.weight", HostArray.ofFloats(new float[2], 1, 2)),
        "prompt_encoder.no_mask_embed.weight");
    refused(t -> t.keySet().removeIf(name -> name.startsWith("image_encoder.")), "not SAM");
    refused(
        t ->
            t.put("image_encoder.blocks.0.attn.rel_pos_h", HostArray.ofFloats(new float[35], 7, 5)),
        "heads of 5 channels");
  }

  @Test
  void aConfigurationOfOtherWeightsIsRefused() throws IOException {
    Path file = TinySam.write(folder, TinySam.vit());
    Path config = folder.resolve("config.json");
    Files.writeString(config, "{\"decoder\": {\"num_heads\": 3}}");
    assertTrue(complaint(file).contains("3 heads"), complaint(file));
    Files.writeString(config, "{\"image_size\": 1024}");
    assertTrue(complaint(file).contains("1024"), complaint(file));
  }

  private void refused(Consumer<Map<String, HostArray>> change, String word) {
    Map<String, HostArray> tensors = TinySam.vit();
    change.accept(tensors);
    String message = complaint(TinySam.write(folder, tensors));
    assertTrue(message.contains(word), message);
    assertEquals(1, message.lines().count(), message);
  }

  private static String complaint(Path file) {
    return assertThrows(InputException.class, () -> SegmentAnything.open(file).close())
        .getMessage();
  }

  private SegmentAnything open(Map<String, HostArray> tensors) {
    return SegmentAnything.open(TinySam.write(folder, tensors));
  }
}
