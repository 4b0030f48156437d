package dev.lift3d.examples.demo;

import dev.lift3d.examples.lifting.LiftReport;
import java.nio.file.Path;

/**
 * What the demo found, over the views it rendered.
 *
 * @param psnr mean, in decibels, of rendered views and their photographs
 * @param segmenterAccuracy share of pixels, 0 to 1, that the segmenter gets right in those
 *     photographs themselves
 * @param liftedAccuracy share of pixels that are right in the lifted prediction, made without those
 *     photographs
 * @param depthError mean of |rendered - true| / true depth
 * @param lift times and memory
 * @param picture all of it side by side
 */
public record DemoResult(
    double psnr,
    double segmenterAccuracy,
    double liftedAccuracy,
    double depthError,
    LiftReport lift,
    Path picture) {}
