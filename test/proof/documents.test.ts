import "./documents/sheets.js";
import "./documents/colours.js";
