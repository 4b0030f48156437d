/** The lift3d command line, demos, evaluation and benchmarks. */
package dev.lift3d.examples;
