import { boxes } from "./boxes.js";
import { chart } from "./chart.js";
import type { Form } from "./form.js";
import { lifetimes } from "./lifetimes.js";
import { matrix } from "./matrix.js";
import { numbers } from "./numbers.js";
import { quiz } from "./quiz.js";
import { sequence } from "./sequence.js";
import { timeline } from "./timeline.js";
import { walls } from "./walls.js";

/** The forms by name: a fence's language, a component and a kind of value are called so. Another one is one more entry. */
export const forms: ReadonlyMap<string, Form> = new Map(
  Object.entries({ boxes, chart, lifetimes, matrix, numbers, quiz, sequence, timeline, walls }),
);
