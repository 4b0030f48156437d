package dev.lift3d.correction;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.core.io.TorchCheckpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights of a lifting model on disk: safetensors with the settings' name in the metadata, or an
 * IBRNet {@code .pth} checkpoint.
 */
public final class LiftingCheckpoint {
  /** Metadata key that names the settings. */
  static final String SETTINGS_KEY = "lift3d.settings";

  private static final String SHIPPED = "lifting-compact.safetensors";

  private LiftingCheckpoint() {}

  /**
   * Loads weights.
   *
   * @param file .safetensors of this project, or .pth / .tar of the original IBRNet
   * @return the network, to be closed by the caller
   * @throws InputException if the file is no such checkpoint or does not fit
   */
  public static LiftingNetwork read(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".pth") || name.endsWith(".pt") || name.endsWith(".tar")) {
      return readOriginal(file);
    }
    SafetensorsFile content = Safetensors.read(file);
    String settings = content.metadata().get(SETTINGS_KEY);
    if (settings == null) {
      throw new InputException(
          file
              + " names no lifting model (metadata \""
              + SETTINGS_KEY
              + "\" is missing); give a"
              + " file written by \"lift3d train\"");
    }
    return LiftingNetwork.of(named(settings, file), content.tensors(), file.toString());
  }

  private static LiftingSettings named(String settings, Path file) {
    try {
      return LiftingSettings.named(settings);
    } catch (IllegalArgumentException e) {
      throw new InputException(file + " is for another version: " + e.getMessage(), e);
    }
  }

  private static LiftingNetwork readOriginal(Path file) {
    TorchCheckpoint checkpoint = TorchCheckpoint.read(file);
    Map<String, HostArray> values = new LinkedHashMap<>();
    for (String part : LiftingNetwork.PARTS) {
      checkpoint
          .stateDict(part)
          .forEach((key, array) -> values.put(part + "." + plain(key), array));
    }
    return LiftingNetwork.of(LiftingSettings.IBRNET, values, file.toString());
  }

  /** Without the prefix that data-parallel training leaves. */
  private static String plain(String key) {
    return key.startsWith("module.") ? key.substring("module.".length()) : key;
  }

  /**
   * Writes weights, whole or not at all.
   *
   * @param file .safetensors
   * @param settings which networks
   * @param values "feature_net.KEY" and so on to array
   * @param card what a person should know, by key
   */
  public static void write(
      Path file,
      LiftingSettings settings,
      Map<String, HostArray> values,
      Map<String, String> card) {
    Map<String, String> metadata = new LinkedHashMap<>(card);
    metadata.put(SETTINGS_KEY, settings.name());
    Safetensors.write(file, values, metadata);
  }

  /**
   * Loads the weights that this project ships.
   *
   * @return the network, to be closed by the caller
   * @throws IllegalStateException if this build carries none
   */
  public static LiftingNetwork shipped() {
    try (InputStream in = LiftingCheckpoint.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("this build carries no weights: " + SHIPPED);
      }
      Path copy = Files.createTempFile("lift3d", ".safetensors");
      try {
        Files.write(copy, in.readAllBytes());
        return read(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped weights cannot be read", e);
    }
  }
}
