package dev.lift3d.core;

import java.io.Serial;

/**
 * The input a person gave cannot be used: a broken file, an empty folder, an impossible option.
 *
 * <p>The message is one line that says what is wrong, where (file and, where it applies, row), and
 * what to do. The command line prints it as it is and exits with 2.
 */
public final class InputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message one line: what, where, what to do
   */
  public InputException(String message) {
    super(oneLine(message));
  }

  /**
   * Creates the exception with the failure that revealed the bad input.
   *
   * @param message one line: what, where, what to do
   * @param cause the lower-level failure
   */
  public InputException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
