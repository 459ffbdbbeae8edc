/**
 * Loaded before the program: folders list their names backwards, the clock stands elsewhere and runs unevenly, and
 * chance is other chance. Whatever shows in the output depended on it.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { readdirSync } = fs;
fs.readdirSync = (...request) => readdirSync(...request).reverse();
syncBuiltinESMExports();

const years = 9 * 365 * 86_400_000;
const { now } = Date;
const Clock = Date;
let steps = 0;
Date.now = () => now() + years + (steps += 700);
globalThis.Date = new Proxy(Clock, {
  construct: (target, values, maker) => Reflect.construct(target, values.length > 0 ? values : [Date.now()], maker),
});
const chance = Math.random;
Math.random = () => 1 - chance();
