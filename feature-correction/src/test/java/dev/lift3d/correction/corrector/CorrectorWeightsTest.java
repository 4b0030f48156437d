package dev.lift3d.correction.corrector;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectorWeightsTest {
  private static final CorrectorWeights BOTH =
      CorrectorWeights.NONE.with(RandomChunk.agnostic(1)).with(RandomChunk.paper(2));

  @Test
  void weightsComeBackAsTheyWere() {
    CorrectorWeights found = CorrectorWeights.of(BOTH.toHost(), RandomChunk.IMAGE, "file");
    assertArrayEquals(
        BOTH.agnostic().orElseThrow().hidden(), found.agnostic().orElseThrow().hidden());
    // Half precision keeps 11 bits of weights up to 0.04.
    assertClose(
        "F2",
        BOTH.paper().orElseThrow().correction(),
        found.paper().orElseThrow().correction(),
        0.04 / 2048);
  }

  @Test
  void thePapersWeightsAreSmallOnDisk() {
    long bytes =
        BOTH.toHost().values().stream().mapToLong(a -> (long) a.size() * a.type().bytes()).sum();
    assertTrue(bytes < 1.3e6, "bytes: " + bytes);
  }

  @Test
  void olderCheckpointsHaveNone() {
    assertEquals(CorrectorWeights.NONE, CorrectorWeights.of(Map.of(), 35, "file"));
    assertEquals(Optional.empty(), CorrectorWeights.NONE.corrector(CorrectorKind.AUTOMATIC));
  }

  @Test
  void theBestThatIsTrainedIsTheDefault() {
    assertInstanceOf(
        AgnosticCorrector.class, BOTH.corrector(CorrectorKind.AUTOMATIC).orElseThrow());
    assertInstanceOf(PaperCorrector.class, BOTH.corrector(CorrectorKind.PAPER).orElseThrow());
    assertEquals(Optional.empty(), BOTH.corrector(CorrectorKind.NONE));
  }

  @ParameterizedTest
  @EnumSource(names = {"AGNOSTIC", "PAPER"})
  void whatIsAskedForByNameAndNotTrainedIsRefused(CorrectorKind kind) {
    InputException e =
        assertThrows(InputException.class, () -> CorrectorWeights.NONE.corrector(kind));
    assertTrue(e.getMessage().contains(kind.label()), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void kindsHaveNames(CorrectorKind kind) {
    assertEquals(kind, CorrectorKind.named(kind.label()));
  }

  @Test
  void unknownNamesAndPartsAreNamed() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> CorrectorKind.named("best"))
            .getMessage()
            .contains("agnostic"));
    Map<String, HostArray> strange =
        Map.of("corrector.cubic.weight", HostArray.ofFloats(new float[1], 1));
    String message =
        assertThrows(InputException.class, () -> CorrectorWeights.of(strange, 35, "w.safetensors"))
            .getMessage();
    assertTrue(message.contains("w.safetensors") && message.contains("cubic"), message);
    Map<String, HostArray> short1 =
        Map.of("corrector.agnostic.hidden.bias", HostArray.ofFloats(new float[1], 1));
    message =
        assertThrows(InputException.class, () -> CorrectorWeights.of(short1, 35, "w.safetensors"))
            .getMessage();
    assertTrue(message.contains("hidden.bias"), message);
  }
}
