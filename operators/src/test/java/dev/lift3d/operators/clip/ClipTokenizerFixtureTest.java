package dev.lift3d.operators.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every string of the tokenizer's fixture, exactly. */
class ClipTokenizerFixtureTest {
  private static ClipTokenizer tokenizer() {
    return ClipTokenizer.read(SharedFolder.model("clip-text"));
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  @Test
  void everyStringGivesItsTokens() throws IOException {
    Path file = SharedFolder.fixture("vit/clip-tokenizer/tokens.json");
    JsonNode fixture = new ObjectMapper().readTree(Files.readAllBytes(file));
    ClipTokenizer tokenizer = tokenizer();
    assertEquals(fixture.get("vocab_size").intValue(), tokenizer.vocabulary());
    assertEquals(fixture.get("sot").intValue(), tokenizer.start());
    assertEquals(fixture.get("eot").intValue(), tokenizer.end());
    int context = fixture.get("context_length").intValue();
    List<String> wrong = new ArrayList<>();
    for (JsonNode entry : fixture.get("strings")) {
      String text = entry.get("text").textValue();
      int[] ids = ints(entry.get("ids"));
      boolean same =
          Arrays.equals(Arrays.copyOf(ids, context), tokenizer.ids(text, context))
              && Arrays.equals(ints(entry.get("encode")), tokenizer.encode(text))
              && entry.get("clean").textValue().equals(ClipTokenizer.clean(text))
              && entry.get("decoded").textValue().equals(tokenizer.decode(tokenizer.encode(text)));
      if (!same) {
        wrong.add(
            text
                + ": "
                + ClipTokenizer.clean(text)
                + Arrays.toString(tokenizer.encode(text))
                + tokenizer.decode(tokenizer.encode(text)));
      }
      if (entry.has("openai_ids")) {
        int[] openAi = tokenizer.in(ClipTokenizer.Dialect.OPENAI).ids(text, context);
        assertArrayEquals(Arrays.copyOf(ints(entry.get("openai_ids")), context), openAi);
      }
    }
    assertTrue(fixture.get("strings").size() > 0);
    assertEquals(List.of(), wrong);
  }

  @Test
  void wordsOfTheModelsFolderGiveTheirTokens() throws IOException {
    Path golden = SharedFolder.model("clip-text").resolve("tokens.golden.tsv");
    ClipTokenizer tokenizer = tokenizer();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(golden)) {
      String[] columns = line.split("\t");
      int[] expected = Arrays.stream(columns[1].split(" ")).mapToInt(Integer::parseInt).toArray();
      String text = json.readValue(columns[0], String.class);
      assertArrayEquals(expected, tokenizer.encode(text), text);
    }
  }
}
