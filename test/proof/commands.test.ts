import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers } from "./commands/answers.js";
import { commandBlocks } from "./commands/blocks.js";
import { notRun, type Run, runs } from "./commands/table.js";

const mark = "\u001e";
/** With this status a script ends where the machine lacks what the block needs. */
const lacking = 77;
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-commands-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script with the packages of the labs, in namespaces of its own; the outputs between its marks. */
function inView(script: string) {
  const file = path.join(folder, "script.sh");
  writeFileSync(file, script);
  // A pipe as of a shell: the sockets that Node would give it, runsc closes for everybody.
  const command = 'node labs/record.mjs --run "$0" 2>&1 </dev/null | cat';
  const { status, stdout } = spawnSync("bash", ["-o", "pipefail", "-c", command, file], {
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, parts: stdout.split(mark), said: stdout.replaceAll(mark, "") };
}

/** The block as it is printed, between marks, in a folder of its own; on a terminal where somebody types into it. */
function scriptOf(commands: string, { before = "", typed, after = "", needs }: Run): string {
  const block =
    typed === undefined
      ? commands
      : `cat > block.sh <<'END-OF-BLOCK'
${commands}
END-OF-BLOCK
cat > typed <<'END-OF-TYPED'
${typed}
END-OF-TYPED
declare -fx docker sudo 2>/dev/null || true
(sleep 1; cat typed; sleep 1; echo exit) | script -qec 'bash -e block.sh' /dev/null`;
  return `set -eo pipefail
${needs ? `{ ${needs[0]}; } >/dev/null || exit ${lacking}` : ""}
cd "$(mktemp -d -p ${folder})"
export here=$PWD
${before}
printf '\\036'
${block}
printf '\\036'
${after}
`;
}

describe("every block of commands on a slide", () => {
  const blocks = commandBlocks();

  it("is run here, or it is said why not", () => {
    const known = [...Object.keys(runs), ...Object.keys(notRun)];
    const unknown = blocks
      .filter(({ name, isRecord }) => !isRecord && !known.includes(name))
      .map(({ name, place }) => `${name} (${place})`);
    expect(unknown, "add them to test/proof/commands/table.ts").toEqual([]);
    const names = blocks.map(({ name }) => name);
    expect(
      known.filter((name) => !names.includes(name)),
      "no slide has them any more",
    ).toEqual([]);
  });

  const wanted = blocks.flatMap((block) => {
    const run = runs[block.name];
    return run ? [{ ...block, run }] : [];
  });
  it.for(wanted)("$name does what it says", ({ lines, run, place }, { skip }) => {
    const [first, last] = run.lines ?? [1, lines.length];
    const commands = lines.slice(first - 1, last).join("\n");
    const { status, parts, said } = inView(scriptOf(commands, run));
    if (status === lacking) skip(`the machine lacks ${run.needs?.[1]}`);
    expect(status, `${place}\n${said}`).toBe(0);
    for (const shown of run.shows ?? []) expect(parts[1], place).toMatch(shown);
  });
});

/** The lab up to a step, and then what shows that its answer is right. */
const answered = (name: string, step: string, proof: string) => {
  const [done = ""] = readFileSync(`slides/labs/scripts/${name}.sh`, "utf8").split(`\n# ${step}`);
  return `${done}\nprintf '\\036'\n${proof}\nprintf '\\036'\n`;
};

describe("the script of the lab", () => {
  it.each(Object.keys(answers))("%s runs alone, and leaves nothing in its folder", (name) => {
    const { status, said } = inView(
      `export TMPDIR=$(mktemp -d -p ${folder}); bash slides/labs/scripts/${name}.sh && [ -z "$(ls -A "$TMPDIR")" ]`,
    );
    expect(status, said).toBe(0);
  });
});

describe("the answer to the question of the lab", () => {
  it.each(Object.entries(answers))("%s is right", (name, { upTo, proof, shows }) => {
    const { status, parts, said } = inView(answered(name, upTo, proof));
    expect(status, said).toBe(0);
    expect(parts[1]?.trim()).toMatch(shows);
  });
});
