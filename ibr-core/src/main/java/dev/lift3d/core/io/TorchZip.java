package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The file format of torch.save since PyTorch 1.6: a zip of data.pkl and one entry for each
 * storage.
 */
final class TorchZip {
  private static final String PICKLE = "/data.pkl";
  private static final int MAX_PICKLE_BYTES = 1 << 25;
  private static final int MAX_BYTEORDER_BYTES = 16;

  private TorchZip() {}

  /**
   * Reads a file.
   *
   * @param programs whether a TorchScript program is read too: its tensors, not its code
   */
  static CheckpointNode read(Path path, boolean programs) throws IOException {
    try (ZipArchive zip = ZipArchive.open(path)) {
      String folder = folder(zip, path, programs);
      checkByteOrder(zip, folder + "/byteorder");
      byte[] pickle = zip.small(folder + PICKLE, MAX_PICKLE_BYTES);
      PickleInput in = new PickleInput(ByteBuffer.wrap(pickle), zip.where(folder + PICKLE));
      Object root = Unpickler.read(in, new TorchGlobals(programs));
      CheckpointTree.Storages storages =
          s -> ByteBuffer.wrap(zip.bytes(folder + "/data/" + s.key(), s.bytes()));
      return new CheckpointTree(path.toString(), storages).node(root);
    }
  }

  /** The archive's only top folder, named after the file when it was saved. */
  private static String folder(ZipArchive zip, Path path, boolean programs) {
    List<String> pickles =
        zip.names().stream()
            .filter(n -> n.endsWith(PICKLE) && n.indexOf('/') == n.lastIndexOf('/'))
            .toList();
    if (pickles.size() != 1) {
      throw new InputException(path + ": is no PyTorch checkpoint: no single data.pkl in it");
    }
    String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
    if (!programs && zip.has(folder + "/constants.pkl")) {
      throw new InputException(
          path + ": is a TorchScript program; load it as a model, or save its state_dict");
    }
    return folder;
  }

  private static void checkByteOrder(ZipArchive zip, String name) throws IOException {
    // Files from before PyTorch 2.1 do not say; they are little-endian in practice.
    if (!zip.has(name)) {
      return;
    }
    String order = new String(zip.small(name, MAX_BYTEORDER_BYTES), StandardCharsets.US_ASCII);
    if (!order.strip().equals("little")) {
      throw new InputException(
          zip.where(name) + ": byte order '" + order + "'; save it on a little-endian machine");
    }
  }
}
