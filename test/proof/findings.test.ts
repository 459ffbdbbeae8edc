import "./findings/languages.js";
import "./findings/legible.js";
import "./findings/quiet.js";
