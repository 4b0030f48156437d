package dev.lift3d.operators.cache;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import java.util.Optional;

/**
 * An encoder that looks into a cache first. May be called from several threads at once.
 *
 * @param encoder makes what is not in the cache
 * @param identity what its features depend on beside the picture; another text is another encoder
 * @param cache where features are kept
 */
public record CachedEncoder(ImageEncoder encoder, String identity, EncoderCache cache)
    implements ImageEncoder {
  /** Checks that the encoder has an identity. */
  public CachedEncoder {
    if (identity.isBlank()) {
      throw new IllegalArgumentException(
          encoder.name() + " needs an identity, or others' features would be taken for its own");
    }
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public FeatureMap encode(Image image) {
    String key = EncoderCache.key(image, identity);
    Optional<FeatureMap> kept = cache.find(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    FeatureMap map = encoder.encode(image);
    cache.keep(key, map);
    return map;
  }
}
