package dev.lift3d.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checkpoint files in both formats of torch.save. */
final class SampleCheckpoints {
  private static final byte[] MAGIC_PICKLE = {
    (byte) 0x80,
    2,
    (byte) 0x8A,
    10,
    0x6C,
    (byte) 0xFC,
    (byte) 0x9C,
    0x46,
    (byte) 0xF9,
    0x20,
    0x6A,
    (byte) 0xA8,
    0x50,
    0x19,
    '.'
  };

  private SampleCheckpoints() {}

  /** A float storage that counts 0, 1, 2, ... */
  static SamplePickler.Storage counting(String key, int elements) {
    ByteBuffer b = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      b.putFloat(i);
    }
    return new SamplePickler.Storage("FloatStorage", key, elements, b.array());
  }

  /** The whole of a storage as a vector. */
  static SamplePickler.Tensor vector(SamplePickler.Storage storage) {
    return new SamplePickler.Tensor(storage, 0, List.of((int) storage.elements()), List.of(1));
  }

  static byte[] zip(byte[] pickle, SamplePickler.Storage... storages) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("model/data.pkl", pickle);
    entries.put("model/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    for (SamplePickler.Storage storage : storages) {
      entries.put("model/data/" + storage.key(), storage.bytes());
    }
    entries.put("model/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    return SampleZips.stored(entries);
  }

  static byte[] legacy(Object root, SamplePickler.Storage... storages) {
    return legacy(root, true, storages);
  }

  static byte[] legacy(Object root, boolean littleEndian, SamplePickler.Storage... storages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC_PICKLE);
    out.writeBytes(SamplePickler.pickle(1001));
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("protocol_version", 1001);
    machine.put("little_endian", littleEndian);
    machine.put("type_sizes", Map.of("int", 4));
    out.writeBytes(SamplePickler.pickle(machine));
    out.writeBytes(SamplePickler.pickle(root, 2, true));
    List<String> keys = new ArrayList<>();
    for (SamplePickler.Storage storage : storages) {
      keys.add(storage.key());
    }
    out.writeBytes(SamplePickler.pickle(keys));
    for (SamplePickler.Storage storage : storages) {
      ByteBuffer count = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(count.putLong(storage.elements()).array());
      out.writeBytes(storage.bytes());
    }
    return out.toByteArray();
  }
}
