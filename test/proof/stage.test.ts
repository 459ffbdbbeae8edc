import "./stage/windows.js";
import "./stage/desk.js";
import "./stage/shapes.js";
import "./stage/rehearsal.js";
