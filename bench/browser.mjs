import { spawn } from "node:child_process";

/** The browser that a compiled program chooses. */
export async function findBrowser(program) {
  const chunks = [];
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [program, "doctor", "--json"]);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("exit", resolve);
  });
  return JSON.parse(Buffer.concat(chunks).toString()).browsers.find((browser) => browser.chosen).path;
}
