package dev.lift3d.correction;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Structure;
import java.util.OptionalLong;

/**
 * What the C library has handed out: everything that tensors live in, and nothing of Java's heap.
 */
public final class NativeMemory {
  private NativeMemory() {}

  /** The C library's calls. */
  public interface CLibrary extends Library {
    /**
     * glibc's account of its allocator, over all threads (mallinfo(3)).
     *
     * @return the account
     */
    Account mallinfo2();
  }

  /** struct mallinfo2 of glibc on 64-bit machines. */
  @Structure.FieldOrder({
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost"
  })
  public static class Account extends Structure implements Structure.ByValue {
    /** Bytes taken from the system. */
    public long arena;

    /** Free pieces. */
    public long ordblks;

    /** Free small pieces. */
    public long smblks;

    /** Pieces mapped by themselves. */
    public long hblks;

    /** Bytes in pieces mapped by themselves. */
    public long hblkhd;

    /** Not used. */
    public long usmblks;

    /** Bytes in free small pieces. */
    public long fsmblks;

    /** Bytes handed out. */
    public long uordblks;

    /** Bytes free. */
    public long fordblks;

    /** Bytes that could be given back. */
    public long keepcost;
  }

  /**
   * Native memory in use.
   *
   * @return bytes, or empty where the C library does not tell
   */
  public static OptionalLong inUse() {
    try {
      Account account = Native.load("c", CLibrary.class).mallinfo2();
      return OptionalLong.of(account.uordblks + account.hblkhd);
    } catch (UnsatisfiedLinkError e) {
      return OptionalLong.empty();
    }
  }
}
