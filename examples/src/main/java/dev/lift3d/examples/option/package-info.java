/**
 * The options that commands share, each checked the moment it is read.
 *
 * <p>Every class is a picocli mixin: a command takes the ones it needs and reads their values. A
 * value out of range is a wrong use of the command line (exit code 2) and never reaches the
 * library.
 */
package dev.lift3d.examples.option;
