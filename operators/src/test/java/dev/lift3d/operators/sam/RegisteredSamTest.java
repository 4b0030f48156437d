package dev.lift3d.operators.sam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.registry.FamilySettings;
import dev.lift3d.operators.registry.OperatorRegistry;
import dev.lift3d.operators.registry.Registration;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneThread.class)
class RegisteredSamTest {
  @TempDir Path folder;

  @Test
  void samIsRegisteredAndOpenedThroughItsOwnFamily() {
    Path weights = TinySam.write(folder, TinySam.vit());
    OperatorRegistry registry = OperatorRegistry.inHome(folder.resolve("home"));
    Registration added = registry.add("sam", weights, FamilySettings.DEFAULTS);
    assertEquals(WeightsKind.Family.SAM, added.family());
    Image picture = TinySam.picture(20, 12, 1);
    try (Operator found = registry.open("sam").orElseThrow();
        SegmentAnything direct = SegmentAnything.open(weights)) {
      assertEquals(added.features(), found.info().grid());
      assertArrayEquals(
          direct.encoder().encode(picture).data(), found.encoder().encode(picture).data());
    }
    FamilySettings finer = new FamilySettings(null, null, 2, null, null);
    InputException e =
        assertThrows(InputException.class, () -> registry.add("finer", weights, finer));
    assertTrue(e.getMessage().contains("are for DINO and CLIP; this is SAM"), e.getMessage());
  }
}
