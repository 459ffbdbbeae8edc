import "./stage/windows.js";
import "./stage/desk.js";
import "./stage/layout.js";
import "./stage/shapes.js";
import "./stage/rehearsal.js";
