// With everything that takes long.
import "../browser/form-places.test.js";
