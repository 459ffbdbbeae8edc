// With everything that takes long.
import "../records/cache.test.js";
