/** Takes from retext-equality (MIT) what the check's rule about words needs: lists of words, and what can be said instead. */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const from = "retext-equality";

/** @returns the list and the package it was made from; undefined where that is not installed */
export async function wordChoices(folder = path.join("node_modules", from)) {
  const file = path.resolve(folder, "lib/patterns-en.js");
  if (!existsSync(file)) return undefined;
  const { patterns } = await import(pathToFileURL(file));
  return { from, list: patterns.flatMap(choiceOf) };
}

/** A pattern as the rule reads it. Of words that exist for women and for men, only the names of trades and groups count: stories have people. */
function choiceOf({ type, inconsiderate, considerate = {} }) {
  const all = Object.keys(inconsiderate).filter((words) => !words.includes("*"));
  const words = type === "or" ? all.filter((each) => /^(?!.*wom[ae]n).{2,}m[ae]n$|^guys$/.test(each)) : all;
  const isWeasel = Object.keys(considerate).length === 0;
  return words.length === 0 ? [] : [{ words, instead: isWeasel ? [] : Object.keys(considerate).slice(0, 3) }];
}
