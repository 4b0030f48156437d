package dev.lift3d.examples.protocol;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A generated place named on the command line, as in {@code generated:room:7}: everything about it
 * is known, depth and classes, too.
 *
 * @param kind what kind of place
 * @param seed another seed gives another place
 */
public record GeneratedScene(SceneKind kind, long seed) {
  /** What such a name begins with. */
  public static final String PREFIX = "generated:";

  private static final int VIEWS = 24;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 360;

  /**
   * Reads a name.
   *
   * @param text a scene's name or folder
   * @return empty if it does not begin with {@value #PREFIX}
   * @throws InputException if it does, but names no kind and seed
   */
  public static Optional<GeneratedScene> named(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] parts = text.substring(PREFIX.length()).split(":", -1);
    Optional<SceneKind> kind =
        Arrays.stream(SceneKind.values()).filter(k -> label(k).equals(parts[0])).findFirst();
    if (kind.isEmpty() || parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
      throw new InputException(
          "a generated scene is named like generated:room:7, of a kind ("
              + Arrays.stream(SceneKind.values())
                  .map(GeneratedScene::label)
                  .collect(Collectors.joining(", "))
              + ") and a number, found "
              + text);
    }
    return Optional.of(new GeneratedScene(kind.get(), Long.parseLong(parts[1])));
  }

  private static String label(SceneKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The place with its cameras.
   *
   * @return 24 cameras of 480 x 360 pixels
   */
  public ProceduralCapture capture() {
    return ProceduralCapture.of(new CaptureSettings(seed, kind, VIEWS, WIDTH, HEIGHT));
  }

  /**
   * A capture as photographs alone, each taken once; depth is known where a view is held out, to
   * measure by, and nowhere else.
   *
   * @param capture the place with its cameras
   * @param heldOut views to measure
   * @return the scene
   */
  public static Scene scene(ProceduralCapture capture, IntPredicate heldOut) {
    Scene full = capture.scene();
    List<View> views = new ArrayList<>();
    for (int v = 0; v < full.views().size(); v++) {
      View view = full.views().get(v);
      View plain = View.of(view.name(), view.camera(), new Once(view.photograph()));
      views.add(heldOut.test(v) ? plain.withDepth(new Once(view.depth().orElseThrow())) : plain);
    }
    return new Scene(
        full.name(), full.format(), views, full.depthRange(), full.points(), full.notes());
  }

  /** Keeps a picture that takes long to render. */
  private static final class Once implements Supplier<Image> {
    private final Supplier<Image> maker;
    private Image made;

    Once(Supplier<Image> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized Image get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }
}
