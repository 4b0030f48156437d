package dev.lift3d.operators.weights;

import dev.lift3d.core.InputException;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one layout names a network's tensors: rows from the network's own name to the file's.
 *
 * <p>In a row {@code *} stands for one part between dots, the same on both sides in order of
 * appearance; a name without a row is the same on both sides. Shapes agree if they do but for
 * leading sizes of 1. Immutable.
 *
 * <pre>{@code
 * KeyTable.of("Hugging Face ViT")
 *     .row("cls_token", "embeddings.cls_token")
 *     .row("blocks.*.norm1.*", "encoder.layer.*.layernorm_before.*")
 *     .stacked("blocks.*.attn.qkv.*", "encoder.layer.*.q.*", "encoder.layer.*.k.*", ...)
 *     .ignored("pooler.**");
 * }</pre>
 */
public final class KeyTable {
  /** In {@link #stacked}: no tensor, zeros in its place. */
  public static final String ZEROS = "";

  private final String layout;
  private final List<Row> rows;
  private final List<Pattern> ignored;

  /** A name's pattern, and what the file has for it. */
  private record Row(Pattern name, List<String> files, TensorSource.Combination combination) {}

  private KeyTable(String layout, List<Row> rows, List<Pattern> ignored) {
    this.layout = layout;
    this.rows = List.copyOf(rows);
    this.ignored = List.copyOf(ignored);
  }

  /**
   * A table without rows: every name is the file's.
   *
   * @param layout what people call the layout, for messages
   * @return the table
   */
  public static KeyTable of(String layout) {
    return new KeyTable(layout, List.of(), List.of());
  }

  /**
   * Adds a row for a tensor that the file has under another name.
   *
   * @param name the network's, with {@code *}
   * @param file the file's, with as many
   * @return the longer table
   */
  public KeyTable row(String name, String file) {
    return with(name, List.of(file), TensorSource.Combination.ALONE);
  }

  /**
   * Adds a row for a tensor that the file has in equal parts, to be joined along the first axis.
   *
   * @param name the network's, with {@code *}
   * @param files the file's parts in order; {@link #ZEROS} for a part that is zero
   * @return the longer table
   */
  public KeyTable stacked(String name, String... files) {
    return with(name, List.of(files), TensorSource.Combination.STACKED);
  }

  /**
   * Adds a row for a matrix that the file has transposed.
   *
   * @param name the network's, with {@code *}
   * @param file the file's, with as many
   * @return the longer table
   */
  public KeyTable transposed(String name, String file) {
    return with(name, List.of(file), TensorSource.Combination.TRANSPOSED);
  }

  /**
   * Adds a row for a tensor that the file has as two factors of the same shape.
   *
   * @param name the network's, with {@code *}
   * @param value the file's numbers
   * @param mask what they are multiplied with; where it is 0 the product is 0
   * @return the longer table
   */
  public KeyTable masked(String name, String value, String mask) {
    return with(name, List.of(value, mask), TensorSource.Combination.PRODUCT);
  }

  /**
   * Lets a file have tensors that the network does not use.
   *
   * @param names the file's names; {@code *} one part, {@code **} anything
   * @return the longer table
   */
  public KeyTable ignored(String... names) {
    List<Pattern> more = new ArrayList<>(ignored);
    for (String name : names) {
      more.add(pattern(name));
    }
    return new KeyTable(layout, rows, more);
  }

  private KeyTable with(String name, List<String> files, TensorSource.Combination combination) {
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(pattern(name), files, combination));
    return new KeyTable(layout, more, ignored);
  }

  /**
   * Finds a network's tensors in a file.
   *
   * @param file the weights
   * @param specs the network's parameters
   * @return the tensors under the network's names
   * @throws InputException if a tensor is missing, has another shape, or is neither used nor
   *     ignored; lists the first of each sort and counts the others
   */
  public MatchedWeights match(WeightsFile file, List<ParameterSpec> specs) {
    return MatchedWeights.of(file, this, specs);
  }

  /** What people call the layout. */
  String layout() {
    return layout;
  }

  /**
   * What the file calls a network's tensor.
   *
   * @param name the network's name for it
   * @return the file's name, or the names of its parts; without {@link #ZEROS}
   */
  public List<String> fileNames(String name) {
    return source(new ParameterSpec(name, Initial.ZERO)).names().stream()
        .filter(part -> !part.equals(ZEROS))
        .toList();
  }

  /**
   * One size of a network's tensor as the file has it.
   *
   * @param file the weights
   * @param name the network's name for a tensor that is in one part
   * @param axis which size of the network's tensor
   * @return the size
   * @throws InputException if there is no such tensor or axis, or it is empty
   */
  public int size(WeightsFile file, String name, int axis) {
    TensorSource source = source(new ParameterSpec(name, Initial.ZERO));
    boolean turned = source.combination() == TensorSource.Combination.TRANSPOSED;
    return file.size(source.names().get(0), turned ? 1 - axis : axis);
  }

  /**
   * How many numbered layers a file has.
   *
   * @param file the weights
   * @param name the network's name for a tensor of the first, {@code "blocks.0.norm1.weight"}
   * @return the highest number and one, or 0 if there are none
   */
  public int layers(WeightsFile file, String name) {
    String first = fileNames(name).get(0);
    int at = first.indexOf(".0.");
    if (at < 0) {
      throw new IllegalArgumentException(first + " is not in a layer of number 0");
    }
    return file.layers(first.substring(0, at + 1));
  }

  /** Where a network's tensor is found in a file. */
  TensorSource source(ParameterSpec spec) {
    for (Row row : rows) {
      Optional<List<String>> parts = parts(row.name, spec.name());
      if (parts.isPresent()) {
        List<String> names = row.files.stream().map(f -> filled(f, parts.get())).toList();
        return new TensorSource(spec, names, row.combination);
      }
    }
    return new TensorSource(spec, List.of(spec.name()), TensorSource.Combination.ALONE);
  }

  /** Whether a file may have a tensor that is not used. */
  boolean ignores(String name) {
    return ignored.stream().anyMatch(p -> p.matcher(name).matches());
  }

  /** What a name with {@code *} and {@code **} matches. */
  static Pattern pattern(String name) {
    StringBuilder regex = new StringBuilder();
    for (String part : name.split("(?<=\\*)|(?=\\*)")) {
      regex.append(part.equals("*") ? "([^.]+)" : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString().replace("([^.]+)([^.]+)", ".*"));
  }

  private static Optional<List<String>> parts(Pattern pattern, String name) {
    var matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      parts.add(matcher.group(i));
    }
    return Optional.of(parts);
  }

  private static String filled(String template, List<String> parts) {
    String out = template;
    for (String part : parts) {
      out = out.replaceFirst("\\*", part);
    }
    return out;
  }
}
