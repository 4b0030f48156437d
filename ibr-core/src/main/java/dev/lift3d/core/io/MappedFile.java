package dev.lift3d.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Views of a file of any size, asked for in rising order.
 *
 * <p>One mapped region holds at most 2 GB, and a process may have only some ten thousand regions;
 * so neighbours share a region as long as it reaches.
 */
final class MappedFile {
  private final FileChannel channel;
  private ByteBuffer region = ByteBuffer.allocate(0);
  private long regionStart;

  MappedFile(FileChannel channel) {
    this.channel = channel;
  }

  /** The bytes from start on, which must lie in the file; not copied. */
  ByteBuffer slice(long start, int size) throws IOException {
    if (start < regionStart || start + size > regionStart + region.capacity()) {
      long reach = Math.min(ArraySize.LIMIT, channel.size() - start);
      region = channel.map(FileChannel.MapMode.READ_ONLY, start, reach);
      regionStart = start;
    }
    return region.slice((int) (start - regionStart), size);
  }
}
