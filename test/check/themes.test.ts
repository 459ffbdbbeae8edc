import { describe } from "vitest";
import { testReadable } from "../support/readable.js";

// In all of our themes: npm run proof -- looks.
describe.concurrent("every layout and component can be read", () => {
  testReadable(["quarterdeck"]);
});
