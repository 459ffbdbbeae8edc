import "./forms/backdrop.js";
import "./forms/beside-picture.js";
import "./forms/forms-in-reveal.js";
import "./forms/shared-room.js";
import "./forms/terminal-looks.js";
