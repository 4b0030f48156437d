package dev.lift3d.operators.cache;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of feature maps. May be used by several threads, and the folder by several programs, at
 * once: files are written whole, and what another has removed is encoded again.
 *
 * <p>Only files of the cache's own names are ever removed. A cache that cannot be written any more
 * is a warning in the log: the features are there all the same.
 */
public final class EncoderCache {
  /** What the folder may grow to unless said otherwise: 4 GiB. */
  public static final long USUAL_BYTES = 4L << 30;

  private static final Logger LOG = LoggerFactory.getLogger(EncoderCache.class);

  /** Raised whenever the library makes other features of the same weights and pictures. */
  private static final String GENERATION = "lift3d features 1";

  private static final Pattern NAMES =
      Pattern.compile("[0-9a-f]{64}\\.safetensors|\\.[0-9a-f]{64}\\.safetensors\\.[0-9a-f-]{36}");

  private final Path folder;
  private final long mostBytes;
  private final AtomicInteger found = new AtomicInteger();
  private final AtomicInteger missed = new AtomicInteger();

  private EncoderCache(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * Opens a cache.
   *
   * @param folder made if it is absent
   * @param mostBytes what its files may have together; beyond that, those go first that have not
   *     been used for the longest time
   * @return the cache
   * @throws InputException if the folder cannot be made or written
   */
  public static EncoderCache in(Path folder, long mostBytes) {
    if (mostBytes < 1) {
      throw new IllegalArgumentException("a cache needs at least a byte, found " + mostBytes);
    }
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new InputException(folder + " cannot be made a folder for features; give another", e);
    }
    return new EncoderCache(folder, mostBytes);
  }

  /**
   * What a picture's features are kept under.
   *
   * @param image the picture
   * @param identity the operator's
   * @return 64 hexadecimal digits
   */
  static String key(Image image, String identity) {
    String sizes = image.height() + " x " + image.width() + " x " + image.channels();
    return ContentHash.start().add(GENERATION).add(identity).add(sizes).add(image.data()).hex();
  }

  /** Looks for features; what is damaged counts as absent. */
  Optional<FeatureMap> find(String key) {
    Path file = file(key);
    if (Files.isRegularFile(file)) {
      try {
        FeatureMap map = CacheFile.read(file, key);
        used(file);
        found.incrementAndGet();
        return Optional.of(map);
      } catch (InputException e) {
        LOG.warn("kept features are damaged and made anew: {}", e.getMessage());
      }
    }
    missed.incrementAndGet();
    return Optional.empty();
  }

  /** Keeps features, and makes room for them. */
  void keep(String key, FeatureMap map) {
    try {
      CacheFile.write(file(key), key, map);
      trim();
    } catch (InputException e) {
      LOG.warn("features are not kept: {}", e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("features that are too many cannot be removed from {}: {}", folder, e.getMessage());
    }
  }

  private synchronized void trim() throws IOException {
    CacheFolder.trim(folder, NAMES, mostBytes);
  }

  private Path file(String key) {
    return folder.resolve(key + ".safetensors");
  }

  private static void used(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      LOG.debug("{} is only read: it will be removed as if unused", file);
    }
  }

  /**
   * Where it is.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * How many feature maps were found since it was opened.
   *
   * @return at least 0
   */
  public int found() {
    return found.get();
  }

  /**
   * How many were not there, or damaged, and so encoded.
   *
   * @return at least 0
   */
  public int missed() {
    return missed.get();
  }
}
