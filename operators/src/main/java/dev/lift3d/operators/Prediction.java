package dev.lift3d.operators;

/** What a decoder makes of features: a label for each pixel, a picture, or further features. */
public sealed interface Prediction permits LabelPrediction, ImagePrediction, FeaturePrediction {}
