import { describe, it } from "vitest";
import { changes, expectMadeAgain } from "../support/builds.js";

describe.concurrent("a second build after a change of", () => {
  it.each(changes)("%s makes %j", (_, made, change) => expectMadeAgain(made, change));
});
