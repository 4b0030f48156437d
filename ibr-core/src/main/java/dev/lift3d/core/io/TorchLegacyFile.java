package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The file format of torch.save before PyTorch 1.6, which the public IBRNet weights have: five
 * pickles (magic number, version, machine, the object, the order of the storages), then each
 * storage as a count of elements and the elements.
 */
final class TorchLegacyFile {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  private TorchLegacyFile() {}

  static CheckpointNode read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() > ArraySize.LIMIT) {
        throw new InputException(
            path + ": is over 2 GB in the format before PyTorch 1.6; save it again");
      }
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return read(new PickleInput(bytes, path.toString()));
    }
  }

  private static CheckpointNode read(PickleInput in) throws IOException {
    TorchGlobals globals = new TorchGlobals();
    if (!MAGIC.equals(Unpickler.read(in, globals))) {
      throw new InputException(in.where() + ": is a pickle, but no PyTorch checkpoint");
    }
    Object version = Unpickler.read(in, globals);
    Object machine = Unpickler.read(in, globals);
    boolean littleEndian =
        machine instanceof Map<?, ?> m && Boolean.TRUE.equals(m.get("little_endian"));
    if (!version.equals(VERSION) || !littleEndian) {
      throw new InputException(
          in.where() + ": is of an unknown version or big-endian; save it again");
    }
    Object root = Unpickler.read(in, globals);
    Object keys = Unpickler.read(in, globals);
    Map<String, ByteBuffer> contents = contents(in, keys, globals.storages());
    CheckpointTree.Storages storages =
        s -> {
          if (!contents.containsKey(s.key())) {
            throw in.bad("storage " + s.key() + " is missing");
          }
          return contents.get(s.key());
        };
    return new CheckpointTree(in.where(), storages).node(root);
  }

  private static Map<String, ByteBuffer> contents(
      PickleInput in, Object keys, Map<String, TorchGlobals.StorageReference> storages) {
    Map<String, ByteBuffer> contents = new HashMap<>();
    if (!(keys instanceof ArrayList<?> list)) {
      throw in.bad("the list of storages is missing");
    }
    for (Object key : list) {
      TorchGlobals.StorageReference storage = key instanceof String s ? storages.get(s) : null;
      if (storage == null || in.signedLong() != storage.elements()) {
        throw in.bad("storage " + key + " is not what its tensors need");
      }
      contents.put(
          storage.key(), in.slice(Math.toIntExact(Math.min(storage.bytes(), Integer.MAX_VALUE))));
    }
    if (in.remaining() > 0) {
      throw in.bad(in.remaining() + " bytes follow the last storage");
    }
    return contents;
  }
}
