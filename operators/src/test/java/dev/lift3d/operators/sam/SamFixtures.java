package dev.lift3d.operators.sam;

import dev.lift3d.core.testing.Fixture;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Fixture folders of one kind, each with io.npz and mostly model.safetensors. */
final class SamFixtures {
  private SamFixtures() {}

  /** Checks every folder whose name starts with a word; skipped if there is none. */
  static void each(String kind, Consumer<Fixture> check) {
    Path root = SharedFolder.fixture("vit");
    try (Stream<Path> folders = Files.list(root)) {
      List<String> names =
          folders
              .map(folder -> folder.getFileName().toString())
              .filter(name -> name.startsWith(kind))
              .sorted()
              .toList();
      Assumptions.assumeFalse(names.isEmpty(), () -> "skipped: no " + kind + " in " + root);
      Assertions.assertAll(names.stream().map(name -> () -> check(name, check)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
