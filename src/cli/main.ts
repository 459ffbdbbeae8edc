import { runCommandLine } from "./run.js";
import { handleSignals } from "./stop.js";
import { processTerminal } from "./terminal.js";

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal: processTerminal(),
  folder: process.cwd(),
  environment: process.env,
  onStop: handleSignals(),
});
