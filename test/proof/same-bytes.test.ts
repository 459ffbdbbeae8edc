// With everything that takes long.
import "../cli/cli.test.js";
import "../formats/formats.test.js";
