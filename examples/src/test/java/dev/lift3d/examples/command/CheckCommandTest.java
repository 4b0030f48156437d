package dev.lift3d.examples.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.examples.console.Failures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path scene;

  @BeforeEach
  void writeScene() throws Exception {
    scene = TinyScene.write(folder.resolve("tiny"));
  }

  @Test
  void printsWhatTheSceneHolds() {
    assertEquals(0, check(), err::toString);
    assertTrue(out.toString().contains("scene        tiny\n"), out::toString);
    assertTrue(out.toString().contains("views        4\n"), out::toString);
    assertTrue(out.toString().contains("images       4 of 32 x 24 pixels\n"), out::toString);
    assertTrue(out.toString().contains("lens         focal length 40 pixels"), out::toString);
  }

  @Test
  void drawsTheCamerasFromAboveAndFromTheSide() {
    assertEquals(0, check(), err::toString);
    Image drawing = ImageFiles.read(folder.resolve("out/cameras.png"));
    assertTrue(drawing.width() > 1.5 * drawing.height(), "two panels side by side");
    assertTrue(out.toString().contains("cameras.png"), out::toString);
  }

  @Test
  void anOutputFolderThatIsAFileIsOneLineAndTwo() throws Exception {
    Files.writeString(folder.resolve("out"), "in the way");
    assertEquals(2, check());
    assertTrue(err.toString().startsWith("lift3d: --out "), err::toString);
  }

  @Test
  void theJsonHoldsTheSameNumbers() throws Exception {
    Path json = folder.resolve("reports/tiny.json");
    assertEquals(0, check("--json", json.toString()), err::toString);
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(4, report.at("/contents/views").intValue());
    assertEquals(40.0, report.at("/cameras/focalLength/median").doubleValue(), 1e-9);
    assertEquals(4 * 16 * 12, report.at("/coverage/rays").intValue());
    assertTrue(report.at("/depths/pointsPerView").isNull(), report::toString);
    assertTrue(report.at("/warnings").isArray(), report::toString);
  }

  @Test
  void aBrokenPoseFileIsOneLineAndTwo() throws Exception {
    Path poses = scene.resolve("transforms.json");
    Files.writeString(poses, Files.readString(poses).substring(0, 300));
    assertEquals(2, check());
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().startsWith("lift3d: "), err::toString);
    assertTrue(err.toString().contains("transforms.json"), err::toString);
  }

  @Test
  void aDamagedPictureIsOneLineAndTwo() throws Exception {
    Path picture = scene.resolve("2.png");
    byte[] bytes = Files.readAllBytes(picture);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100, (byte) 0);
    Files.write(picture, bytes);
    assertEquals(2, check());
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().contains("2.png"), err::toString);
  }

  private int check(String... more) {
    CommandLine commandLine = new CommandLine(new CheckCommand());
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] args = new String[more.length + 4];
    args[0] = scene.toString();
    args[1] = "--quiet";
    args[2] = "--out";
    args[3] = folder.resolve("out").toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Failures.execute(commandLine, args);
  }
}
