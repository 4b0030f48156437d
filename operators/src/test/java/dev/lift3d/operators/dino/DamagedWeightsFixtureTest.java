package dev.lift3d.operators.dino;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.clip.ClipModel;
import dev.lift3d.operators.vit.OneThread;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever tensor of a layout is missing or misshapen, the file is refused and the name said. */
@ExtendWith(OneThread.class)
class DamagedWeightsFixtureTest {
  /** What files may lack: never used, or a whole that others have instead. */
  private static final Set<String> SPARE =
      Set.of("mask_token", "embeddings.mask_token", "rope_embed.periods");

  /** Layers after the first are as the first. */
  private static final Pattern LATER = Pattern.compile("\\.[1-9]\\.");

  @Test
  void aMissingTensorIsNamed() {
    List<String> wrong = new ArrayList<>();
    for (Path fixture : VitFolders.of(DamagedWeightsFixtureTest::known)) {
      Map<String, HostArray> whole = WeightsFile.read(fixture).tensors();
      for (String name : whole.keySet()) {
        Map<String, HostArray> cut = new LinkedHashMap<>(whole);
        cut.remove(name);
        if (!SPARE.contains(name) && !LATER.matcher(name).find()) {
          check(fixture, cut, name, wrong);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void aMisshapenTensorIsRefused() {
    List<String> wrong = new ArrayList<>();
    for (Path fixture : VitFolders.of(DamagedWeightsFixtureTest::known)) {
      Map<String, HostArray> whole = WeightsFile.read(fixture).tensors();
      for (String name : whole.keySet()) {
        long[] shape = whole.get(name).shape();
        boolean weight = shape.length > 1 && !SPARE.contains(name);
        if (weight && !LATER.matcher(name).find()) {
          Map<String, HostArray> cut = new LinkedHashMap<>(whole);
          shape[shape.length - 1]++;
          int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
          cut.put(name, HostArray.ofFloats(new float[size], shape));
          check(fixture, cut, "", wrong);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean known(WeightsKind kind) {
    return kind.family() == WeightsKind.Family.CLIP || kind.family().name().startsWith("DINO");
  }

  private static void check(
      Path fixture, Map<String, HostArray> tensors, String name, List<String> wrong) {
    WeightsFile file = WeightsFile.of(fixture.resolve("model.safetensors"), tensors);
    String place = fixture.getFileName() + " without " + name;
    try {
      if (fixture.getFileName().toString().startsWith("clip")) {
        ClipModel.load(file, ClipModel.Options.defaults()).close();
      } else {
        DinoModel.load(file, 0, Optional.empty()).close();
      }
      wrong.add(place + " was loaded");
    } catch (InputException e) {
      if (!e.getMessage().contains(name)) {
        wrong.add(place + ": " + e.getMessage());
      }
    }
  }
}
