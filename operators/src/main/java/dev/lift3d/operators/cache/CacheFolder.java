package dev.lift3d.operators.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps a folder below a size. */
final class CacheFolder {
  private CacheFolder() {}

  private record Entry(Path file, long bytes, FileTime used) {}

  /** Removes files whose names match, the longest unused first, until the others fit. */
  static void trim(Path folder, Pattern names, long mostBytes) throws IOException {
    List<Entry> entries = entries(folder, names);
    entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
    long bytes = entries.stream().mapToLong(Entry::bytes).sum();
    for (Entry entry : entries) {
      if (bytes <= mostBytes) {
        return;
      }
      Files.deleteIfExists(entry.file());
      bytes -= entry.bytes();
    }
  }

  private static List<Entry> entries(Path folder, Pattern names) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder)) {
      files = inside.filter(f -> names.matcher(f.getFileName().toString()).matches()).toList();
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      try {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        entries.add(new Entry(file, a.size(), a.lastModifiedTime()));
      } catch (NoSuchFileException e) {
        continue; // another program has removed it
      }
    }
    return entries;
  }
}
