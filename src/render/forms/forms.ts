import type { Form } from "./form.js";
import { numbers } from "./numbers.js";
import { quiz } from "./quiz.js";
import { sequence } from "./sequence.js";

/** The forms by name: a fence's language, a component and a kind of value are called so. Another one is one more entry. */
export const forms: ReadonlyMap<string, Form> = new Map(Object.entries({ numbers, quiz, sequence }));
