package dev.lift3d.operators.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lift3d.core.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the merges of a byte-pair vocabulary, told apart by content: gzip, JSON or lines. */
final class MergesFile {
  /** CLIP's merges: 49152 tokens less two alphabets of 256 and the two special tokens. */
  private static final int MERGES = 49152 - 256 - 2;

  private static final int MOST_BYTES = 1 << 26;

  private static final List<String> USUAL =
      List.of("tokenizer.json", "merges.txt", "bpe_simple_vocab_16e6.txt.gz");

  private MergesFile() {}

  static List<BytePairs.Pair> read(Path path) {
    Path file = Files.isDirectory(path) ? inFolder(path) : path;
    try {
      byte[] content = content(file);
      boolean json = content.length > 0 && content[0] == '{';
      List<BytePairs.Pair> merges = json ? ofJson(content, file) : ofLines(content, file);
      if (merges.isEmpty()) {
        throw bad(file, "has no merges");
      }
      return merges;
    } catch (NoSuchFileException e) {
      throw new InputException(
          file + " does not exist; CLIP's vocabulary is needed, one of " + USUAL, e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path inFolder(Path folder) {
    return USUAL.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () -> new InputException(folder + " holds no vocabulary of CLIP, one of " + USUAL));
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      raw.mark(2);
      boolean zipped = raw.read() == 0x1F && raw.read() == 0x8B;
      raw.reset();
      try (InputStream in = zipped ? new GZIPInputStream(raw) : raw) {
        byte[] content = in.readNBytes(MOST_BYTES);
        if (content.length == MOST_BYTES) {
          throw bad(file, "is larger than 64 MB");
        }
        return content;
      }
    }
  }

  /** One merge a line after a header line; what follows CLIP's own merges is not used. */
  private static List<BytePairs.Pair> ofLines(byte[] content, Path file) {
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n");
    List<BytePairs.Pair> merges = new ArrayList<>();
    for (int i = 1; i < lines.length && merges.size() < MERGES; i++) {
      if (!lines[i].isBlank()) {
        merges.add(pair(lines[i].strip(), file, "line " + (i + 1)));
      }
    }
    return merges;
  }

  private static List<BytePairs.Pair> ofJson(byte[] content, Path file) throws IOException {
    JsonNode model;
    try {
      model = new ObjectMapper().readTree(content).path("model");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw bad(file, "is no JSON: " + e.getOriginalMessage());
    }
    if (!model.path("end_of_word_suffix").asText().equals("</w>")) {
      throw bad(file, "is the tokenizer of another model: words do not end with </w>");
    }
    List<BytePairs.Pair> merges = new ArrayList<>();
    for (JsonNode merge : model.path("merges")) {
      String place = "merge " + (merges.size() + 1);
      merges.add(
          merge.isArray() && merge.size() == 2
              ? new BytePairs.Pair(merge.get(0).asText(), merge.get(1).asText())
              : pair(merge.asText(), file, place));
    }
    JsonNode end = model.path("vocab").path("<|endoftext|>");
    if (end.isNumber() && end.intValue() != 512 + merges.size() + 1) {
      throw bad(file, "numbers its tokens in another way than CLIP");
    }
    return merges;
  }

  private static BytePairs.Pair pair(String text, Path file, String place) {
    int blank = text.indexOf(' ');
    if (blank < 1 || blank != text.lastIndexOf(' ') || blank == text.length() - 1) {
      throw bad(file, place + " is not two parts with a blank between");
    }
    return new BytePairs.Pair(text.substring(0, blank), text.substring(blank + 1));
  }

  private static InputException bad(Path file, String what) {
    return new InputException(
        file + ": " + what + "; CLIP's vocabulary is needed, one of " + USUAL);
  }
}
