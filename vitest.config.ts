import { configDefaults, defineConfig } from "vitest/config";
import { patience } from "./test/support/patience.js";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Long proofs are commands of their own: npm run proof -- NAME.
    exclude: [...configDefaults.exclude, "test/proof/**"],
    testTimeout: patience,
    hookTimeout: patience,
    // The browser suites bring Chromium to two cores; more workers, or more tests at once in one of them, would
    // only wait for each other.
    maxWorkers: 2,
    maxConcurrency: 2,
    // Pages are large and soon forgotten: with more room for young objects a tenth less time goes into collecting them.
    execArgv: ["--max-semi-space-size=64"],
    // Each module is loaded once for all files of a worker, because loading takes as long as many of the tests. A test
    // that changes what others see, such as the current folder or timers, puts it back; the rest is put back here.
    isolate: false,
    unstubEnvs: true,
    restoreMocks: true,
    reporters: ["default"],
    // What only runs in a browser or in a process of its own cannot be counted.
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/player/**", "src/probe/**", "src/boot/main.ts", "src/cli/program.ts"],
      reporter: ["text", "html"],
      skipFull: true,
    },
  },
});
