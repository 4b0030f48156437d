package dev.lift3d.operators;

/** What a decoder makes of features: labels, a region, a picture, or further features. */
public sealed interface Prediction
    permits LabelPrediction, MaskPrediction, ImagePrediction, FeaturePrediction {}
