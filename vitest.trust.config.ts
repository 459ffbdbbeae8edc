import { configDefaults, defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** A day: what is counted here takes as long as it takes, and whatever hangs is ended by the tests themselves. */
const longest = 24 * 60 * 60_000;

/** The trials in their long form, one file after the other: each brings as many processes as there are cores. */
export default defineConfig({
  test: {
    ...base.test,
    include: ["test/trust/*.test.ts"],
    exclude: configDefaults.exclude,
    testTimeout: longest,
    hookTimeout: longest,
    fileParallelism: false,
    env: { QUARTERDECK_TRUST: "long" },
  },
});
