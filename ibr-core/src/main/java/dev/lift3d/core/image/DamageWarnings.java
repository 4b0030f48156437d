package dev.lift3d.core.image;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Hears what the JPEG decoder only warns of: it fills the missing rest of a file with grey, which
 * must not pass for a photograph.
 */
final class DamageWarnings implements IIOReadWarningListener {
  private String damage;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    boolean harmless = text.contains("extraneous bytes");
    if (!harmless && (text.contains("truncated file") || text.contains("corrupt jpeg data"))) {
      damage = warning;
    }
  }

  /** Fails if a part of the picture was made up. */
  void refuseDamage() throws IOException {
    if (damage != null) {
      throw new IOException(damage);
    }
  }
}
