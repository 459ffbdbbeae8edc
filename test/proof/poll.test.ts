// With everything that takes long.
import "../browser/poll.test.js";
