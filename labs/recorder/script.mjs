/**
 * Reads a lab: a plain bash script whose comments say what it teaches.
 *
 * The head of the script is a list of `# key: value` lines. `# setup:` and `# cleanup:` open the parts that no learner
 * sees; `# step ID: Title` opens a step, and the comment lines right below it explain the step. `# varies: WHY` below them
 * says that what the step shows is up to the machine. `# question:` and `# answer:` come after the last step.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {object} Command
 * @property {string} text One complete command, over several lines where it has a here-document or a continuation.
 * @property {number} line Where it starts in the script, from 1.
 */
/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string} explanation
 * @property {string | undefined} varies Why another machine shows something else, where it does.
 * @property {Command[]} commands
 */
/**
 * @typedef {object} Lab
 * @property {string} name The name of the file without `.sh`.
 * @property {string} title
 * @property {string} summary
 * @property {string[]} packages Debian packages.
 * @property {number} minutes What a learner needs to do it by hand.
 * @property {string} preamble What runs before the first step: options of the shell, set-up, clean-up.
 * @property {Step[]} steps
 */

/** A lab that cannot be read, or a machine that cannot run it: to be told without a stack trace. */
export class LabError extends Error {}

const stepLine = /^# step ([a-z][a-z0-9-]*): (.+)$/;
const keyLine = /^# (title|summary|packages|minutes): (.+)$/;
const keyMore = /^# {3}(\S.*)$/;
const variesLine = /^# varies: (.+)$/;

/**
 * @param {string} file
 * @returns {Lab}
 */
export function readLab(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  const first = lines.findIndex((line) => stepLine.test(line));
  if (first < 0) throw new LabError(`${file}: no step. A step starts with a line "# step ID: Title".`);
  const preamble = lines.slice(0, first);
  const head = readHead(file, preamble);
  if (!preamble.some((line) => line === "trap cleanup EXIT"))
    throw new LabError(`${file}: the line "trap cleanup EXIT" must come before the first step.`);
  const steps = readSteps(file, lines, first);
  const twice = steps.find((step, index) => steps.findIndex((other) => other.id === step.id) !== index);
  if (twice) throw new LabError(`${file}: two steps have the id ${twice.id}.`);
  return {
    name: path.basename(file, ".sh"),
    title: head.title,
    summary: head.summary,
    packages: head.packages.split(/\s+/),
    minutes: Number(head.minutes),
    preamble: preamble.join("\n"),
    steps,
  };
}

/**
 * @param {string} file
 * @param {string[]} lines
 * @returns {{ title: string, summary: string, packages: string, minutes: string }}
 */
function readHead(file, lines) {
  /** @type {Record<string, string>} */
  const head = {};
  let key = "";
  for (const line of lines) {
    const start = keyLine.exec(line);
    const more = key && keyMore.exec(line);
    if (start) {
      key = /** @type {string} */ (start[1]);
      head[key] = /** @type {string} */ (start[2]);
    } else if (more) head[key] += ` ${more[1]}`;
    else key = "";
  }
  const { title, summary, packages, minutes } = head;
  if (title && summary && packages && minutes) return { title, summary, packages, minutes };
  const missing = ["title", "summary", "packages", "minutes"].filter((name) => !head[name]);
  throw new LabError(`${file}: the head has no ${missing.map((name) => `"# ${name}:"`).join(", ")}.`);
}

/**
 * @param {string} file
 * @param {string[]} lines
 * @param {number} first Where the first step starts.
 * @returns {Step[]}
 */
function readSteps(file, lines, first) {
  const starts = lines.flatMap((line, index) => (index >= first && stepLine.test(line) ? [index] : []));
  return starts.map((start, index) => readStep(file, lines.slice(start, starts[index + 1]), start + 1));
}

/**
 * @param {string} file
 * @param {string[]} lines Those of the step.
 * @param {number} number Which line of the script is the first of them.
 * @returns {Step}
 */
function readStep(file, lines, number) {
  const [, id = "", title = ""] = stepLine.exec(String(lines[0])) ?? [];
  const end = lines.findIndex((line, index) => index > 0 && !keyMore.test(line));
  const explanation = lines.slice(1, end).map((line) => line.slice(1).trim());
  const commands = readCommands(file, lines.slice(end), number + end);
  if (commands.length === 0) throw new LabError(`${file}:${number}: step ${id} has no command.`);
  if (explanation.length === 0) throw new LabError(`${file}:${number}: step ${id} has no explanation.`);
  const varies = lines.map((line) => variesLine.exec(line)?.[1]).find(Boolean);
  return { id, title, explanation: explanation.join(" "), varies, commands };
}

/**
 * @param {string} file
 * @param {string[]} lines
 * @param {number} number
 * @returns {Command[]}
 */
function readCommands(file, lines, number) {
  /** @type {Command[]} */
  const commands = [];
  /** @type {Command | undefined} */
  let open;
  for (const [index, line] of lines.entries()) {
    if (open) open.text += `\n${line}`;
    else if (line.trim() !== "" && !line.startsWith("#")) open = { text: line, line: number + index };
    if (open && isComplete(open.text)) {
      commands.push(open);
      open = undefined;
    }
  }
  if (open) throw new LabError(`${file}:${open.line}: this command does not end.`);
  return commands;
}

/**
 * Whether bash would run the text as it is, or would wait for more lines.
 * @param {string} text
 */
function isComplete(text) {
  if (text.endsWith("\\")) return false;
  const { status, stderr } = spawnSync("bash", ["-n", "-c", text], { encoding: "utf8" });
  return status === 0 && stderr === "";
}
