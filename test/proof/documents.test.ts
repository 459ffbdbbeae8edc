import "./documents/sheets.js";
import "./documents/colours.js";
import "./documents/pages.js";
// With everything that takes long.
import "../formats/paper.test.js";
