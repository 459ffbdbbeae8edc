import { configDefaults, defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** The same rules as for the tests, for the files that `npm test` leaves out. */
export default defineConfig({
  test: { ...base.test, include: ["test/proof/*.test.ts"], exclude: configDefaults.exclude, env: { THOROUGH: "1" } },
});
