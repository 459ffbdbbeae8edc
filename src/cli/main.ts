import { runCommandLine } from "./run.js";
import { handleSignals } from "./stop.js";
import { processTerminal } from "./terminal.js";

const status = await runCommandLine(process.argv.slice(2), {
  terminal: processTerminal(),
  folder: process.cwd(),
  environment: process.env,
  onStop: handleSignals(),
});
const written = [process.stdout, process.stderr].map(
  (stream) => new Promise<void>((resolve) => stream.write("", () => resolve())),
);
await Promise.all(written);
// A browser that died leaves timers of Puppeteer's behind, which would keep the finished process for half a minute.
process.exit(status);
