import "./forms/backdrop.js";
import "./forms/forms-in-reveal.js";
import "./forms/shared-room.js";
import "./forms/terminal-looks.js";
