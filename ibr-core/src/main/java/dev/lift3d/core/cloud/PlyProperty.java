package dev.lift3d.core.cloud;

import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import java.util.Arrays;
import java.util.Optional;

/**
 * One named property of all rows of an element: a number for each row, or a list for each. Types
 * are PLY's eight: signed and unsigned integers of 8, 16 and 32 bits, singles and doubles.
 *
 * <p>Immutable.
 */
public final class PlyProperty {
  private final String name;
  private final HostArray values;
  private final ElementType countType; // null for scalars
  private final int[] lengths; // null for scalars

  private PlyProperty(String name, HostArray values, ElementType countType, int[] lengths) {
    PlyTypes.name(values.type()); // refuses types that PLY does not have
    if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(
          "a property's name is one word of ASCII, found '" + name + "'");
    }
    if (values.shape().length != 1) {
      throw new IllegalArgumentException("values must be of rank 1, found " + values);
    }
    this.name = name;
    this.values = values;
    this.countType = countType;
    this.lengths = lengths;
  }

  /**
   * A number for each row.
   *
   * @param name one word
   * @param values shape (rows), of a type that PLY has
   * @return the property
   */
  public static PlyProperty scalars(String name, HostArray values) {
    return new PlyProperty(name, values, null, null);
  }

  /**
   * A list for each row, as the corners of faces.
   *
   * @param name one word
   * @param countType the integer type in which files store the lengths
   * @param lengths for each row, how many values are its; copied
   * @param values all lists, one after the other
   * @return the property
   */
  public static PlyProperty lists(
      String name, ElementType countType, int[] lengths, HostArray values) {
    PlyTypes.requireCount(countType, lengths);
    long sum = 0;
    for (int length : lengths) {
      sum += length;
    }
    if (sum != values.size()) {
      throw new IllegalArgumentException(
          "lists of " + sum + " values in all, found " + values.size() + " values");
    }
    return new PlyProperty(name, values, countType, lengths.clone());
  }

  /**
   * The name.
   *
   * @return one word
   */
  public String name() {
    return name;
  }

  /**
   * Whether each row has a list.
   *
   * @return false if each row has one number
   */
  public boolean isList() {
    return lengths != null;
  }

  /**
   * How many rows there are.
   *
   * @return not negative
   */
  public int rows() {
    return isList() ? lengths.length : values.size();
  }

  /**
   * The numbers, row by row.
   *
   * @return rank 1; of lists, all their values one after the other
   */
  public HostArray values() {
    return values;
  }

  /**
   * The integer type in which files store the lengths of lists.
   *
   * @return empty for scalars
   */
  public Optional<ElementType> countType() {
    return Optional.ofNullable(countType);
  }

  /**
   * How long each row's list is.
   *
   * @return a fresh array; all ones for scalars
   */
  public int[] lengths() {
    if (isList()) {
      return lengths.clone();
    }
    int[] ones = new int[rows()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** For writers: the length of one row's list. */
  int length(int row) {
    return isList() ? lengths[row] : 1;
  }
}
