package dev.lift3d.operators.sam;

import dev.lift3d.core.testing.Fixture;
import dev.lift3d.operators.dino.VitFolders;
import dev.lift3d.operators.weights.WeightsKind;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** Fixture folders with the weights of one kind, each with io.npz, whatever their names. */
enum SamFixtures {
  HUGGING_FACE(WeightsKind.Family.SAM, WeightsKind.Layout.HUGGING_FACE),
  ORIGINAL(WeightsKind.Family.SAM, WeightsKind.Layout.ORIGINAL),
  TINY_VIT(WeightsKind.Family.MOBILE_SAM, WeightsKind.Layout.ORIGINAL);

  private final Predicate<WeightsKind> wanted;

  SamFixtures(WeightsKind.Family family, WeightsKind.Layout layout) {
    this.wanted = kind -> kind.family() == family && kind.layout() == layout;
  }

  /** Checks every folder of the kind; skipped if there is none. */
  void each(Consumer<Fixture> check) {
    Assertions.assertAll(
        VitFolders.of(wanted).stream()
            .map(folder -> folder.getFileName().toString())
            .map(name -> () -> check(name, check)));
  }

  private static void check(String name, Consumer<Fixture> check) {
    try {
      check.accept(Fixture.open("vit/" + name + "/io.npz"));
    } catch (AssertionError e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }

  /** The weights beside a fixture's arrays. */
  static Path weights(Fixture f) {
    return f.path().resolveSibling("model.safetensors");
  }
}
