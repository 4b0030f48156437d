package dev.lift3d.operators.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.testing.SharedFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsKindFixtureTest {
  @Test
  void everyLayoutIsRecognised() {
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    String[][] kinds = {
      {"dino-hf", "DINO", "Hugging Face"},
      {"dino-timm", "DINO", "original"},
      {"dinov2-hf", "DINOv2", "Hugging Face"},
      {"dinov2-reg-hf", "DINOv2", "Hugging Face"},
      {"dinov2-swiglu-hf", "DINOv2", "Hugging Face"},
      {"dinov2-original", "DINOv2", "original"},
      {"dinov2-reg-original", "DINOv2", "original"},
      {"dinov2-swiglu-original", "DINOv2", "original"},
      {"dinov3-hf", "DINOv3", "Hugging Face"},
      {"dinov3-original", "DINOv3", "original"},
      {"dinov3-gated-hf", "DINOv3", "Hugging Face"},
      {"dinov3-gated-original", "DINOv3", "original"},
      {"clip-hf", "CLIP", "Hugging Face"},
      {"clip-openai", "CLIP", "original"},
      {"sam-hf", "SAM", "Hugging Face"},
      {"sam-original", "SAM", "original"},
      {"mobilesam-encoder", "MobileSAM", "original"},
    };
    for (String[] kind : kinds) {
      WeightsFile file = WeightsFile.read(SharedFolder.fixture("vit/" + kind[0]));
      expected.put(kind[0], kind[1] + ", " + kind[2]);
      found.put(
          kind[0],
          WeightsKind.of(file)
              .map(k -> k.family().title() + ", " + k.layout().title())
              .orElse("unknown"));
    }
    assertEquals(expected, found);
  }
}
