/**
 * The {@code lift3d} command line: a person goes in, pictures, tables and files come out.
 *
 * <p>{@code Lift3d} is the main class. {@code command} holds one class for each command, {@code
 * option} the options they share, {@code console} progress and error lines, {@code bench} the
 * benchmarks. Only this module prints or ends the process. Exit codes: 0 done, 1 the work failed, 2
 * wrong use or bad input.
 */
package dev.lift3d.examples;
