import "./documents/sheets.js";
import "./documents/colours.js";
import "./documents/pages.js";
