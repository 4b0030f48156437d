package dev.lift3d.core.tensor;

import dev.lift3d.core.io.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive: a zip (stored) of a source text and a pickle of an empty object.
 *
 * <p>The layout is that of {@code torch.jit.save}: version, constants, data and code. PyTorch loads
 * the file too.
 */
public final class ScriptArchive {
  // Pickle protocol 2: an object of class __torch__.Script whose only state is training = False.
  private static final byte[] DATA =
      concat(
          new byte[] {(byte) 0x80, 2},
          "c__torch__\nScript\n)".getBytes(StandardCharsets.US_ASCII),
          new byte[] {(byte) 0x81, '}', '(', 'X', 8, 0, 0, 0},
          "training".getBytes(StandardCharsets.US_ASCII),
          new byte[] {(byte) 0x89, 'u', 'b', '.'});
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  private ScriptArchive() {}

  /**
   * Writes a module without weights of its own, which {@link TorchModule} can load.
   *
   * @param file where to; replaced whole or not at all
   * @param methods TorchScript method definitions as {@link CompiledScript#compile} takes them, one
   *     of them {@code forward}
   */
  public static void save(Path file, List<String> methods) {
    WholeFile.write(file, out -> out.write(write(methods)));
  }

  static byte[] write(List<String> methods) {
    StringBuilder code = new StringBuilder();
    code.append("class Script(Module):\n");
    code.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    for (String method : methods) {
      method.strip().lines().forEach(line -> code.append("  ").append(line).append('\n'));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "script/version", "10\n".getBytes(StandardCharsets.US_ASCII));
      put(zip, "script/constants.pkl", NO_CONSTANTS);
      put(zip, "script/data.pkl", DATA);
      put(zip, "script/code/__torch__.py", code.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
