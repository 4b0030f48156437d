/**
 * What a 2D operator is (encoder, feature map, decoder), and the ways to get one.
 *
 * <p>Letters: D channels of the features, K channels or classes of a prediction, H x W map. A
 * picture goes in, {@link dev.lift3d.core.image.FeatureMap features} come out of the {@linkplain
 * dev.lift3d.operators.Operator#encoder() encoder}, and the {@linkplain
 * dev.lift3d.operators.Operator#decoder() decoder} turns such features, lifted or not, into a
 * {@link dev.lift3d.operators.Prediction}. {@link dev.lift3d.operators.Operators#open} finds
 * operators by name or folder.
 *
 * <h2>From code</h2>
 *
 * <p>{@link dev.lift3d.operators.CodeOperator} makes an operator of two functions. A class that
 * implements {@link dev.lift3d.operators.OperatorProvider} and is listed for {@link
 * java.util.ServiceLoader} gives it a name; {@code dev.lift3d.operators.classical} has examples.
 *
 * <h2>From a folder</h2>
 *
 * <p>A folder holds an encoder, mostly a decoder, and {@code operator.json}:
 *
 * <pre>{@code
 * {
 *   "about": {"name": "rooms", "description": "what is where in rooms", "licence": "MIT"},
 *   "files": {"format": "torchscript", "encoder": "encoder.pt", "decoder": "decoder.pt"},
 *   "input": {
 *     "size": {"multiple": 16},
 *     "scaling": {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]}
 *   },
 *   "features": {"channels": 256, "stride": 4, "offset": 0},
 *   "output": {"kind": "labels", "classes": "classes.txt"}
 * }
 * }</pre>
 *
 * <table>
 * <caption>Keys; any other is refused</caption>
 * <tr><th>key</th><th>value</th><th>if absent</th></tr>
 * <tr><td>about.name</td><td>what people call it</td><td>the folder's name</td></tr>
 * <tr><td>about.description</td><td>one line</td><td>empty</td></tr>
 * <tr><td>about.licence</td><td>of the weights</td><td>empty: not known</td></tr>
 * <tr><td>files.format</td><td>torchscript or onnx</td><td>torchscript</td></tr>
 * <tr><td>files.encoder</td><td>1 x 3 x H x W floats to 1 x D x h x w</td>
 *     <td>encoder.pt or encoder.onnx</td></tr>
 * <tr><td>files.decoder</td><td>1 x D x h x w floats to a prediction</td><td>none</td></tr>
 * <tr><td>files.condition</td><td>an npy file, the decoder's second input</td><td>none</td></tr>
 * <tr><td>input.size.multiple, .remainder, .smallest</td>
 *     <td>sides are a multiple plus a remainder, and at least smallest: pictures are resized to the
 *     nearest such size</td><td>any size</td></tr>
 * <tr><td>input.size.width, .height</td><td>the only size</td><td>several sizes</td></tr>
 * <tr><td>input.scaling.mean, .std</td><td>three numbers each: (x - mean) / std of RGB in [0, 1]</td>
 *     <td>RGB in [0, 1]</td></tr>
 * <tr><td>input.scaling.range</td><td>what 0 and 1 become, in place of mean and std</td>
 *     <td>[0, 1]</td></tr>
 * <tr><td>features.channels</td><td>D</td><td>refused</td></tr>
 * <tr><td>features.stride</td><td>pixels from cell to cell</td><td>refused</td></tr>
 * <tr><td>features.offset</td><td>cell (i, j) has its centre at ((j + 0.5) stride + offset, (i + 0.5)
 *     stride + offset), where pixel (0, 0) has its centre at (0.5, 0.5); a network whose first cell
 *     sits on pixel index p has offset p + 0.5 - stride / 2</td><td>0: cells tile the picture</td></tr>
 * <tr><td>output.kind</td><td>labels, image or features</td><td>refused with a decoder</td></tr>
 * <tr><td>output.classes</td><td>for labels: a text file, one name a line, as many as scores</td>
 *     <td>refused for labels</td></tr>
 * <tr><td>output.range</td><td>for images: the numbers of black and of full colour</td>
 *     <td>[0, 1]</td></tr>
 * </table>
 *
 * <p>A folder without {@code operator.json} works too: some well-known ones are described in this
 * library by their folder's name, others by a trial run that finds channels and stride, and takes
 * {@code classes.txt} for the names of the decoder's scores. Every folder is tried on a small
 * picture when it is opened, so that an operator that opens does what its description says.
 *
 * <p>A TorchScript file is a program without a sandbox: open folders of authors you trust only.
 */
package dev.lift3d.operators;
