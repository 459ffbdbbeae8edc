// With everything that takes long.
import "../browser/level-columns.test.js";
import "../browser/code-gutter.test.js";
import "../browser/code.test.js";
