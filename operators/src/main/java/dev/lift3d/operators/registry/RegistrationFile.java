package dev.lift3d.operators.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.CheckedFile;
import dev.lift3d.core.io.WholeFile;
import java.nio.channels.Channels;
import java.nio.file.Path;

/** Reads and writes registrations. */
final class RegistrationFile {
  /** Far more than a description has, even of many shards. */
  private static final long MOST_BYTES = 1 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private RegistrationFile() {}

  static Registration read(Path file) {
    return CheckedFile.read(
        file,
        channel -> {
          if (channel.size() > MOST_BYTES) {
            throw new InputException(file + ": is too large for a registered operator");
          }
          try {
            Registration found =
                MAPPER.readValue(Channels.newInputStream(channel), Registration.class);
            if (found == null) {
              throw new InputException(file + ": must hold one JSON object");
            }
            return found;
          } catch (JsonProcessingException e) {
            throw new InputException(
                file
                    + ": is no registered operator: "
                    + e.getOriginalMessage().split("\\R")[0]
                    + "; remove it and add the weights again",
                e);
          }
        });
  }

  static void write(Path file, Registration registration) {
    byte[] json;
    try {
      json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(registration);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a registration is always JSON", e);
    }
    WholeFile.write(
        file,
        out -> {
          out.write(json);
          out.write('\n');
        });
  }
}
