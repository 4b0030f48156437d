package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TensorEngineTest {
  @Test
  void theEngineIsOffline() {
    TensorEngine.start();
    assertEquals("true", System.getProperty("ai.djl.offline"));
    assertTrue(Utils.isOfflineMode());
  }

  /** A server that would answer: so it is the engine that refuses, not the network that fails. */
  @Test
  void nothingIsDownloaded() throws IOException {
    TensorEngine.start();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url =
          "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + "/";
      Thread answering = new Thread(() -> answer(server));
      answering.setDaemon(true);
      answering.start();
      IOException e =
          assertThrows(
              IOException.class,
              () -> {
                try (InputStream in = Utils.openUrl(url + "model.zip")) {
                  in.read();
                }
              });
      assertTrue(e.getMessage().toLowerCase(Locale.ROOT).contains("offline"), e::getMessage);
    }
  }

  private static void answer(ServerSocket server) {
    try (var socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.0 200 OK\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Closed before anybody came, as it should be.
    }
  }

  @Test
  void theDescriptionNamesTheEngine() {
    assertTrue(TensorEngine.description().matches("PyTorch \\d+\\.\\d+.*"));
  }
}
