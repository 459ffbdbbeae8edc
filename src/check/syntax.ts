import { parseAllDocuments } from "yaml";
import { findJsonMistake } from "../content/json-places.js";
import type { CodeBlock } from "../model/deck.js";
import { sessionScript } from "./session.js";

/** What a parser says of code, and the line of the code, from 1, at which it stops. */
export interface SyntaxMistake {
  readonly line: number;
  readonly message: string;
}

/** Reads a script without running anything of it; undefined where it finds nothing. */
export type ReadShell = (script: string) => SyntaxMistake | undefined;

const readers: Readonly<Record<string, (text: string, shell: ReadShell) => SyntaxMistake | undefined>> = {
  json: readJson,
  jsonc: (text) => readJson(withoutTrailingCommas(text)),
  yaml: readYaml,
  yml: readYaml,
  bash: readScript,
  sh: readScript,
  shell: readScript,
  console: readSession,
  "shell-session": readSession,
  shellsession: readSession,
};

/** What is wrong with code in a language that can be read here; nothing of what is plainly a piece of a file. */
export function mistakeIn({ language, text }: CodeBlock, shell: ReadShell): SyntaxMistake | undefined {
  const read = Object.hasOwn(readers, language) ? readers[language] : undefined;
  if (!read || text.length > mostCharacters || isPiece(text)) return undefined;
  return read(text, shell);
}

/** Whether a shell is asked about code in a language. */
export const isForShell = ({ language }: CodeBlock): boolean =>
  Object.hasOwn(readers, language) && (readers[language] === readScript || readers[language] === readSession);

/** No slide shows more. */
const mostCharacters = 30_000;

/** It begins in the middle, leaves something out, or is filled in by a template. */
const isPiece = (text: string): boolean =>
  /^\s*\n?[ \t]+\S/.test(text) ||
  /…|\.{3}|\{\{|\{%|<%|\[\.\.\]/.test(text) ||
  /(?:#|\/\/|\/\*)\s*(?:more|rest|snip\w*|etc|omitted|and so on|other|usw|weitere|cut)\b/i.test(text);

function readJson(text: string): SyntaxMistake | undefined {
  const bare = withoutComments(text);
  const isWhole = /^\s*[[{]/.test(bare) && !/[,:[{]\s*$/.test(bare);
  // What has a place to be filled in is no JSON yet.
  if (!isWhole || /<[\w -]+>|\$\{/.test(bare)) return undefined;
  const mistake = findJsonMistake(bare);
  if (mistake?.kind !== "syntax" || areSeveral(bare)) return undefined;
  const before = bare.slice(0, mistake.at);
  const line = before.trimEnd().split("\n").length;
  const next = bare.slice(mistake.at).trimStart().charAt(0);
  const last = before.trimEnd().slice(-1);
  if (last === "," && /[}\]]/.test(next)) return { line, message: `a comma stands before “${next}”` };
  const seen = next === "" ? "the end of the code" : `“${next}”`;
  const at = before.split("\n").length + (/^\s*\n/.test(bare.slice(mistake.at)) ? 1 : 0);
  return {
    line: next === "" ? line : Math.min(at, bare.split("\n").length),
    message: `JSON has no place for ${seen} here`,
  };
}

/** Values one after the other: one on each line, or with an empty line between them. */
const areSeveral = (text: string): boolean =>
  [/\n/, /\n[ \t]*\n/].some((between) => {
    const parts = text.split(between).filter((part) => part.trim() !== "");
    return parts.length > 1 && parts.every((part) => findJsonMistake(part.trim()) === undefined);
  });

/** A text of the same length in which comments outside of strings are blank. */
const withoutComments = (text: string): string =>
  text.replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^|\s)#[^\n]*/g, (whole, string?: string) =>
    string === undefined ? whole.replace(/[^\n]/g, " ") : whole,
  );

const withoutTrailingCommas = (text: string): string =>
  withoutComments(text).replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? " ");

function readYaml(text: string): SyntaxMistake | undefined {
  // Several keys of one name show what could stand there; tabs and brackets are what a file would fail at.
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: true,
    strict: false,
  });
  if (!Array.isArray(documents)) return undefined;
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (!error) return undefined;
  const [said = ""] = error.message.split(/ at line \d+|:?\n/);
  return { line: error.linePos?.[0].line ?? 1, message: said.trim() };
}

function readScript(text: string, shell: ReadShell): SyntaxMistake | undefined {
  const first = text.split("\n").find((line) => line.trim() !== "") ?? "";
  return /^\s*(?:\$|[\w.-]+@[\w.-]+[^$#]*[$#]) /.test(first) ? readSession(text, shell) : readCommands(text, shell);
}

function readSession(text: string, shell: ReadShell): SyntaxMistake | undefined {
  return readCommands(sessionScript(text), shell);
}

/** Below commands, some show what these printed. */
const printedData = /^\s*[[{]\s*(?:"|$)/m;

/** Words in angle brackets stand for something; the shell would take them for files. */
function readCommands(text: string, shell: ReadShell): SyntaxMistake | undefined {
  const filled = text.replace(/<\p{L}[\p{L}\p{N}_ .:/|-]*>/gu, (word) => "x".repeat(word.length));
  return filled.trim() === "" || printedData.test(filled) || /\[[\p{L}-]+\s*\|/u.test(filled)
    ? undefined
    : shell(filled);
}
