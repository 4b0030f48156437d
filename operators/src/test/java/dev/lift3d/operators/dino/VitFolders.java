package dev.lift3d.operators.dino;

import dev.lift3d.core.testing.SharedFolder;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Folders of tiny networks with the arrays that their originals made. */
public final class VitFolders {
  private VitFolders() {}

  /**
   * The folders of a kind; the calling test is skipped if there is none.
   *
   * @param wanted which kind
   * @return folders with model.safetensors, config.json and io.npz
   */
  public static List<Path> of(Predicate<WeightsKind> wanted) {
    Path vit = SharedFolder.fixture("vit");
    try (Stream<Path> folders = Files.list(vit)) {
      List<Path> found =
          folders
              .filter(f -> Files.exists(f.resolve("model.safetensors")))
              .filter(f -> WeightsKind.of(WeightsFile.read(f)).filter(wanted).isPresent())
              .sorted()
              .toList();
      Assumptions.assumeFalse(found.isEmpty(), () -> "skipped: no such network in " + vit);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
