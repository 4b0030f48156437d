package dev.lift3d.examples.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.lift3d.core.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Writes reports as JSON: records become objects, an empty Optional becomes null. */
public final class Json {
  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .registerModule(new SimpleModule().addSerializer(Optional.class, new OptionalValue()))
          .writerWithDefaultPrettyPrinter();

  private Json() {}

  /**
   * Writes a report, whole or not at all, creating the folders above it.
   *
   * @param file the file to write or replace
   * @param report a record, map or list of such
   * @throws dev.lift3d.core.InputException if the file cannot be written
   */
  public static void write(Path file, Object report) {
    byte[] bytes = text(report).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }

  /**
   * A report as JSON.
   *
   * @param report a record, map or list of such
   * @return indented text, ends with a line feed
   */
  static String text(Object report) {
    try {
      return WRITER.writeValueAsString(report) + "\n";
    } catch (IOException e) {
      throw new IllegalArgumentException("not a report: " + report.getClass(), e);
    }
  }

  @SuppressWarnings("rawtypes") // Jackson tells types by their raw class
  private static final class OptionalValue extends JsonSerializer<Optional> {
    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) {
        provider.defaultSerializeValue(value.get(), out);
      } else {
        out.writeNull();
      }
    }
  }
}
