/** The commands of {@code lift3d}, one small class each: options in, library calls, files out. */
package dev.lift3d.examples.command;
