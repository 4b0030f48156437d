package dev.lift3d.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.ScriptArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a folder is said in one line that names the file and the remedy. */
class FolderComplaintTest {
  private static final String FEATURES = "\"features\": {\"channels\": 3, \"stride\": 4}";
  private static final String WITH_DECODER = "\"files\": {\"decoder\": \"decoder.pt\"}, ";

  @TempDir Path folder;

  @BeforeEach
  void anOperatorThatWorks() throws IOException {
    save("encoder.pt", "torch.avg_pool2d(x, [4, 4], [4, 4])");
    save("decoder.pt", "x[:, 0:2]");
    Files.writeString(folder.resolve("classes.txt"), "cat\ndog\n");
    Operators.open(folder.toString()).close();
  }

  private void save(String file, String expression) {
    String method = "def forward(self, x: Tensor) -> Tensor:\n  return " + expression;
    ScriptArchive.save(folder.resolve(file), List.of(method));
  }

  private void complains(String... parts) {
    InputException e = assertThrows(InputException.class, () -> Operators.open(folder.toString()));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
    assertTrue(e.getMessage().length() < 600, e.getMessage());
  }

  @Test
  void unknownNamesListTheKnownOnes() {
    InputException e = assertThrows(InputException.class, () -> Operators.open("no\0such"));
    assertTrue(e.getMessage().contains("colour, edges, gradient"), e.getMessage());
    assertEquals(
        List.of("colour", "edges", "gradient"),
        Operators.builtIn().stream().map(OperatorProvider::name).toList());
  }

  @Test
  void theEncoderIsMissing() throws IOException {
    Files.delete(folder.resolve("encoder.pt"));
    complains("neither operator.json nor encoder.pt nor encoder.onnx");
  }

  @Test
  void aFileIsNotTorchScript() throws IOException {
    Files.writeString(folder.resolve("encoder.pt"), "<html>not found</html>");
    complains("encoder.pt is no zip archive");
  }

  @Test
  void aFileIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("decoder.pt"));
    whole[new String(whole, StandardCharsets.ISO_8859_1).indexOf("forward")]++;
    Files.write(folder.resolve("decoder.pt"), whole);
    complains("decoder.pt is damaged");
  }

  @Test
  void theEncoderDoesNotTakePictures() {
    save("encoder.pt", "torch.avg_pool2d(x[:, :, :, 0], [4], [4]) + torch.ones([2, 7])");
    complains("encoder.pt cannot run on [1, 3, 224, 448]", "operator.json");
  }

  @Test
  void theDecoderDoesNotTakeTheseFeatures() {
    save("decoder.pt", "torch.conv2d(x, torch.ones([2, 256, 1, 1]))");
    complains("decoder.pt cannot run on [1, 3, 56, 112]", "256");
  }

  @Test
  void theNumberOfClassesIsWrong() throws IOException {
    Files.writeString(folder.resolve("classes.txt"), "cat\ndog\nmouse\n");
    complains("classes.txt names 3 classes, but the decoder gives 2 scores");
  }

  @Test
  void aClassHasNoName() throws IOException {
    Files.writeString(folder.resolve("classes.txt"), "cat\n\ndog\n");
    complains("classes.txt, line 2");
    Files.write(folder.resolve("classes.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    complains("classes.txt as UTF-8");
  }

  @Test
  void theEncoderGivesNoGrid() {
    save("encoder.pt", "torch.mean(x, [2, 3], True)");
    complains("448 x 224 gives 1 x 1 cells");
    save("encoder.pt", "torch.mean(x, [2, 3])");
    complains("must give 1 x C x H x W numbers, found shape [1, 3]");
    save("encoder.pt", "torch.avg_pool2d(x, [4, 4], [4, 4]) / 0");
    complains("gave Infinity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'features': {'channels': 3, 'strid': 4}} | unknown key \"features.strid\"; known"
            + " are channels, offset, stride",
        "[1, 2] | one JSON object",
        "null | one JSON object",
        "{FEATURES, 'files': 3} | \"files\" has a value of the wrong kind",
        "{} | \"features\" is missing",
        "{'features': {'channels': 3}} | positive stride",
        "{'features': {'channels': 'three', 'stride': 4}} | \"features.channels\" has a value",
        "{'features': {'channels': 2.5, 'stride': 4}} | \"features.channels\" has a value",
        "{'features' | not valid JSON",
        "{FEATURES} {} | not valid JSON",
        "{FEATURES, FEATURES} | uplicate",
        "{'features': {'channels': 8, 'stride': 4}} | 8 channels, the networks give 3",
        "{'features': {'channels': 3, 'stride': 8}} | stride 8.0, the networks give 4.0",
        "{FEATURES, 'files': {'encoder': '../encoder.pt'}} | not a file in the folder",
        "{FEATURES, 'files': {'encoder': 'other.pt'}} | other.pt does not exist",
        "{FEATURES, 'files': {'format': 'keras'}} | \"files.format\" has a value",
        "{FEATURES, 'files': {'decoder': 'decoder.pt'}} | a decoder needs \"output\"",
        "{FEATURES, 'input': {'size': {'multiple': 8, 'remainder': 8}}} | a remainder below it",
        "{FEATURES, 'input': {'size': {'width': 8}}} | both width and height",
        "{FEATURES, 'input': {'scaling': {'mean': [0, 0, 0]}}} | three numbers each",
        "{FEATURES, 'input': {'scaling': {'range': [0]}}} | range is two numbers",
        "{DECODER 'output': {'kind': 'labels'}, FEATURES} | without it",
        "{DECODER 'output': {'kind': 'image', 'classes': 'classes.txt'}, FEATURES} | labels need",
        "{DECODER 'output': {'kind': 'image'}, FEATURES} | pictures of 3 channels",
        "{DECODER 'output': {'kind': 'image', 'range': [1, 1]}, FEATURES} | two rising numbers",
        "{DECODER 'output': {'kind': 'labels', 'classes': 'no.txt'}, FEATURES} | no.txt",
      })
  void theDescriptorIsWrong(String json, String reason) throws IOException {
    String text =
        json.replace("FEATURES", FEATURES).replace("DECODER ", WITH_DECODER).replace('\'', '"');
    Files.writeString(folder.resolve("operator.json"), text);
    complains(reason);
  }
}
