// With everything that takes long.
import "../cli/shared-cache.test.js";
