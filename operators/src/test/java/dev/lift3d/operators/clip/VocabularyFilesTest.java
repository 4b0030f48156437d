package dev.lift3d.operators.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same small vocabulary in each of the files that people have. */
class VocabularyFilesTest {
  private static final String LINES = "#version: 0.2\nc a\nca t</w>\n";

  @TempDir Path folder;

  private static void isTheVocabulary(Path file) {
    ClipTokenizer tokenizer = ClipTokenizer.read(file);
    assertEquals(516, tokenizer.vocabulary());
    assertArrayEquals(new int[] {513, 512, 512 - 256 + 's' - '!'}, tokenizer.encode("Cat cas"));
    assertArrayEquals(new int[] {514, 513, 515, 0}, tokenizer.ids("cat", 4));
    assertArrayEquals(new int[] {514, 513, 515}, tokenizer.ids("cat cat cat", 3));
    assertEquals("cat ", tokenizer.decode(513));
  }

  @Test
  void linesJsonAndGzipAreTheSame() throws IOException {
    isTheVocabulary(Files.writeString(folder.resolve("merges.txt"), LINES));
    isTheVocabulary(folder);
    Path zipped = folder.resolve("vocabulary.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(LINES.getBytes());
    }
    isTheVocabulary(zipped);
    String json =
        "{\"model\": {\"type\": \"BPE\", \"end_of_word_suffix\": \"</w>\","
            + " \"vocab\": {\"<|endoftext|>\": 515}, \"merges\": [%s]}}";
    Path tokenizer = folder.resolve("tokenizer.json");
    isTheVocabulary(Files.writeString(tokenizer, json.formatted("\"c a\", \"ca t</w>\"")));
    isTheVocabulary(
        Files.writeString(tokenizer, json.formatted("[\"c\", \"a\"], [\"ca\", \"t</w>\"]")));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = folder.resolve("other.txt");
    refused(file, "does not exist; CLIP's vocabulary is needed");
    refused(Files.writeString(file, "header\nno-blank\n"), "line 2 is not two parts");
    refused(Files.writeString(file, "header\n"), "has no merges");
    refused(Files.writeString(file, "{\"model\": {}}"), "the tokenizer of another model");
    refused(Files.writeString(file, "{\"model\""), "is no JSON");
    Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
    refused(file, "cannot read");
    refused(folder, "holds no vocabulary");
  }

  private static void refused(Path file, String reason) {
    String message =
        assertThrows(InputException.class, () -> ClipTokenizer.read(file)).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
