import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The browser suites bring Chromium to two cores; more workers would only wait for each other.
    maxWorkers: 2,
    reporters: ["default"],
  },
});
