/**
 * The demo: a generated scene is photographed, a segmenter that errs in every photograph is lifted,
 * and the lifted classes are compared with the true ones. Needs no data.
 */
package dev.lift3d.examples.demo;
