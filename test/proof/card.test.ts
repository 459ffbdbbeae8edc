// With everything that takes long.
import "../formats/card.test.js";
