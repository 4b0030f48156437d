package dev.lift3d.core.tensor;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells a whole TorchScript archive from a damaged one and from PyTorch's other files, before the
 * engine sees it: the engine checks no checksums, and says little.
 *
 * <p>The archive is a zip of ROOT/data.pkl, ROOT/constants.pkl and ROOT/code/; a checkpoint of
 * weights has the first only.
 */
final class TorchArchiveCheck {
  private static final String REMEDY =
      "; save the network with torch.jit.trace(...) or torch.jit.script(...) and .save(...)";

  private TorchArchiveCheck() {}

  static void require(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " does not exist or is no file; a .pt file is needed");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = zip.stream().toList();
      requireScript(file, entries.stream().map(ZipEntry::getName).toList());
      for (ZipEntry entry : entries) {
        requireWhole(file, zip, entry);
      }
    } catch (ZipException e) {
      throw new InputException(
          file + " is no zip archive, so not TorchScript, or it is damaged" + REMEDY, e);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void requireScript(Path file, List<String> names) {
    boolean data = names.stream().anyMatch(n -> n.endsWith("/data.pkl"));
    boolean code = names.stream().anyMatch(n -> n.contains("/code/"));
    if (data && !code) {
      throw new InputException(
          file + " holds weights without code: a checkpoint, not TorchScript" + REMEDY);
    }
    if (!data) {
      throw new InputException(file + " is a zip archive, but not TorchScript" + REMEDY);
    }
  }

  private static void requireWhole(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    CRC32 sum = new CRC32();
    byte[] part = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(part); n > 0; n = in.read(part)) {
        sum.update(part, 0, n);
      }
    }
    if (sum.getValue() != entry.getCrc()) {
      throw new InputException(
          file + " is damaged: " + entry.getName() + " fails its checksum; copy the file again");
    }
  }
}
