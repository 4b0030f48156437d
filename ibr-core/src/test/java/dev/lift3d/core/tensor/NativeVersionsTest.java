package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * The engine, its JNI layer and libtorch come from three jars. If their versions do not agree, DJL
 * downloads other natives at run time, or crashes; this finds it at build time.
 */
class NativeVersionsTest {
  private final String engine = value("pytorch-engine.properties", "djl_version");
  private final String torchOfEngine = value("pytorch-engine.properties", "pytorch_version");
  private final String torch = value("native/lib/pytorch.properties", "version").split("-")[0];

  @Test
  void theJniLayerIsBuiltForThisEngineAndThisLibtorch() {
    assertEquals(torch + "-" + engine, value("jnilib/pytorch.properties", "jni_version"));
  }

  @Test
  void theEngineExpectsThisLibtorch() {
    assertEquals(torchOfEngine, torch);
  }

  private static String value(String resource, String key) {
    try {
      List<URL> found =
          Collections.list(NativeVersionsTest.class.getClassLoader().getResources(resource));
      assertEquals(1, found.size(), () -> "one " + resource + " on the class path: " + found);
      Properties properties = new Properties();
      try (InputStream in = found.get(0).openStream()) {
        properties.load(in);
      }
      String value = properties.getProperty(key);
      if (value == null) {
        throw new AssertionError(found.get(0) + " has no " + key + ": " + properties);
      }
      return value;
    } catch (IOException e) {
      throw new AssertionError("cannot read " + resource, e);
    }
  }
}
