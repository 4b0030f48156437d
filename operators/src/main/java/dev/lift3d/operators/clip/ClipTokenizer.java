package dev.lift3d.operators.clip;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words to the numbers that CLIP's text tower takes: byte-pair encoding of cleaned lower-case text
 * (Radford et al. 2021, section 2.4).
 *
 * <p>The vocabulary is the user's: {@code bpe_simple_vocab_16e6.txt.gz} of OpenAI and open_clip,
 * {@code merges.txt} or {@code tokenizer.json} of Hugging Face. Text is cleaned as the originals
 * do: repaired ({@link TextRepair}), HTML unescaped twice, white space collapsed, lower case.
 * Immutable.
 */
public final class ClipTokenizer {
  private static final String WORDS = "'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+";
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern SPACES =
      Pattern.compile("[\\s\\x1C-\\x1F]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final BytePairs pairs;
  private final Dialect dialect;
  private final Pattern pattern;

  /** Which words inside a text stand for start and end. */
  public enum Dialect {
    /** {@code <start_of_text>} and {@code <end_of_text>}. */
    OPEN_CLIP("<start_of_text>", "<end_of_text>"),
    /** {@code <|startoftext|>} and {@code <|endoftext|>}. */
    OPENAI("<|startoftext|>", "<|endoftext|>");

    private final String start;
    private final String end;

    Dialect(String start, String end) {
      this.start = start;
      this.end = end;
    }
  }

  private ClipTokenizer(BytePairs pairs, Dialect dialect) {
    this.pairs = pairs;
    this.dialect = dialect;
    String specials = Pattern.quote(dialect.start) + "|" + Pattern.quote(dialect.end) + "|";
    pattern = Pattern.compile(specials + WORDS, FLAGS);
  }

  /**
   * Reads a vocabulary.
   *
   * @param file one of the files named above, or a folder that holds one under that name
   * @return the tokenizer, with open_clip's words for start and end
   * @throws dev.lift3d.core.InputException if the file is missing or no such vocabulary
   */
  public static ClipTokenizer read(Path file) {
    return new ClipTokenizer(BytePairs.of(MergesFile.read(file)), Dialect.OPEN_CLIP);
  }

  /**
   * The same with other words for start and end.
   *
   * @param other which
   * @return the tokenizer
   */
  public ClipTokenizer in(Dialect other) {
    return new ClipTokenizer(pairs, Objects.requireNonNull(other, "other"));
  }

  /**
   * How many tokens there are, start and end included.
   *
   * @return 49408 for CLIP's vocabulary
   */
  public int vocabulary() {
    return pairs.count() + 2;
  }

  /**
   * The token before every text.
   *
   * @return the last but one
   */
  public int start() {
    return pairs.count();
  }

  /**
   * The token after every text.
   *
   * @return the last
   */
  public int end() {
    return pairs.count() + 1;
  }

  /**
   * The tokens of a text, without start and end.
   *
   * @param text any text
   * @return as many as it takes
   */
  public int[] encode(String text) {
    List<Integer> ids = new ArrayList<>();
    Matcher words = pattern.matcher(clean(text));
    while (words.find()) {
      String word = words.group();
      if (word.equals(dialect.start)) {
        ids.add(start());
      } else if (word.equals(dialect.end)) {
        ids.add(end());
      } else {
        pairs.encode(word.getBytes(StandardCharsets.UTF_8), ids);
      }
    }
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * What a text tower takes: start, the text's tokens, end, then zeros; a text that is too long
   * loses its last tokens, never its end.
   *
   * @param text any text
   * @param context how many tokens, at least 2
   * @return exactly that many
   */
  public int[] ids(String text, int context) {
    if (context < 2) {
      throw new IllegalArgumentException("start and end need 2 tokens, found " + context);
    }
    int[] inner = encode(text);
    int kept = Math.min(inner.length, context - 2);
    int[] ids = new int[context];
    ids[0] = start();
    System.arraycopy(inner, 0, ids, 1, kept);
    ids[kept + 1] = end();
    return ids;
  }

  /**
   * The text of tokens, cleaned, with a blank after each word.
   *
   * @param ids tokens without start and end
   * @return the text
   */
  public String decode(int... ids) {
    return pairs.decode(Arrays.stream(ids).filter(id -> id < start()).toArray());
  }

  /**
   * The text that is encoded in place of a text.
   *
   * @param text any text
   * @return repaired, unescaped, on one line, in lower case
   */
  public static String clean(String text) {
    String repaired = TextRepair.repair(text);
    String plain = HtmlEntities.unescape(HtmlEntities.unescape(repaired));
    return SPACES.matcher(plain).replaceAll(" ").strip().toLowerCase(java.util.Locale.ROOT);
  }
}
