package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a PLY header, line by line. */
final class PlyHeaderParser {
  private static final int LIMIT = 1 << 20;
  private static final int LARGEST_COUNT = Integer.MAX_VALUE - 8;

  private final PlyInput in;
  private final String where;
  private final List<String> comments = new ArrayList<>();
  private final List<PlyHeader.Element> elements = new ArrayList<>();
  private final Set<String> names = new HashSet<>(); // "element" and "element property"
  private PlyEncoding encoding;
  private int row;

  PlyHeaderParser(PlyInput in, String where) {
    this.in = in;
    this.where = where;
  }

  PlyHeader parse() throws IOException {
    String first = in.startsWith("ply") ? in.headerLine(LIMIT) : null;
    if (first == null || !first.strip().equals("ply")) {
      throw new InputException(where + ": is no PLY file: its first line is not 'ply'");
    }
    row = 1;
    while (true) {
      String line = in.headerLine(LIMIT);
      row++;
      if (line == null) {
        throw new InputException(where + ": its header has no end_header; the file is cut short");
      }
      String[] words = line.strip().split("\\s+");
      if (words[0].equals("end_header")) {
        break;
      }
      statement(line.strip(), words);
    }
    if (encoding == null) {
      throw new InputException(where + ": its header has no line 'format'");
    }
    return new PlyHeader(encoding, comments, elements, row);
  }

  private void statement(String line, String[] words) {
    switch (words[0]) {
      case "comment", "obj_info" -> comments.add(line.substring(words[0].length()).strip());
      case "format" -> format(words);
      case "element" -> element(words);
      case "property" -> property(words);
      case "" -> {} // an empty line says nothing
      default -> throw error("unknown word '" + shown(words[0]) + "'");
    }
  }

  private void format(String[] words) {
    Optional<PlyEncoding> named =
        words.length == 3 ? PlyEncoding.of(words[1]) : Optional.<PlyEncoding>empty();
    if (named.isEmpty() || !words[2].equals("1.0")) {
      throw error("the format must be ascii or binary_(little|big)_endian, version 1.0");
    }
    if (encoding != null) {
      throw error("the format is given twice");
    }
    encoding = named.get();
  }

  private void element(String[] words) {
    if (words.length != 3) {
      throw error("an element has a name and a count");
    }
    if (!names.add(words[1])) {
      throw error("element " + shown(words[1]) + " is given twice");
    }
    elements.add(new PlyHeader.Element(words[1], count(words[2]), new ArrayList<>()));
  }

  private int count(String word) {
    try {
      long count = Long.parseLong(word);
      if (count >= 0 && count <= LARGEST_COUNT) {
        return (int) count;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw error("a count is a whole number up to " + LARGEST_COUNT + ", not " + shown(word));
  }

  private void property(String[] words) {
    if (elements.isEmpty()) {
      throw error("a property before the first element");
    }
    boolean list = words.length > 1 && words[1].equals("list");
    if (words.length != (list ? 5 : 3)) {
      throw error("a property is 'property TYPE NAME' or 'property list TYPE TYPE NAME'");
    }
    Optional<ElementType> countType = list ? Optional.of(type(words[2])) : Optional.empty();
    if (countType.isPresent() && !PlyTypes.isInteger(countType.get())) {
      throw error("the length of a list cannot be a " + words[2]);
    }
    PlyHeader.Element element = elements.get(elements.size() - 1);
    String name = words[words.length - 1];
    if (!name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw error("a property's name must be ASCII");
    }
    if (!names.add(element.name() + " " + name)) {
      throw error("element " + shown(element.name()) + " has property " + shown(name) + " twice");
    }
    ElementType type = type(words[words.length - 2]);
    element.properties().add(new PlyHeader.Property(name, type, countType));
  }

  private ElementType type(String word) {
    return PlyTypes.of(word).orElseThrow(() -> error("unknown type '" + shown(word) + "'"));
  }

  private InputException error(String what) {
    return new InputException(where + ", row " + row + ": " + what);
  }

  private static String shown(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }
}
