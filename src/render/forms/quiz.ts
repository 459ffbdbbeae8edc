import * as v from "valibot";
import { name, text, texts } from "../../content/schema-pieces.js";
import { letterOf } from "../choice-letter.js";
import { fields, many } from "../values/shape.js";
import { makeForm } from "./form.js";
import { linesIn } from "./wrap.js";

const choiceNumber = v.pipe(v.number(), v.integer("a choice has a whole number"));

const schema = v.strictObject({
  question: v.optional(text("What is asked; the slide's title when left out")),
  choices: v.pipe(
    v.array(name("An answer")),
    v.minLength(2, "a choice is between two answers at least"),
    v.maxLength(6, "more than six have no room"),
    v.description("The answers to choose from"),
  ),
  answer: v.pipe(
    v.union([choiceNumber, v.array(choiceNumber)], "write the number of the right choice, from 1, or a list of them"),
    v.description("The number of the right choice, from 1, or a list of them"),
  ),
  explanation: v.optional(text("Why it is right")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

/** Sizes in CSS pixels, the largest first. */
const sizes = [34, 30, 26, 24, 22, 20] as const;
/** Lengths in CSS pixels, those of form-quiz.css: what stands beside a choice and above and below its lines. */
const choice = { beside: 250, block: 30 } as const;
const leading = 1.3;

/** A question with choices; which of them is right is the next step. */
export const quiz = makeForm({
  schema,
  list: "choices",
  shape: fields({
    question: "text",
    choices: many(fields({ letter: "text", text: "text", isRight: "yes/no" })),
    answers: many("text"),
    explanation: "text",
    size: "number",
  }),
  view({ question = "", choices, answer, explanation = "" }, tools) {
    const right = [answer].flat();
    const wrong = right.findIndex((number) => number < 1 || number > choices.length);
    const path = Array.isArray(answer) ? ["answer", Math.max(0, wrong)] : ["answer"];
    if (wrong !== -1)
      return tools.refuse(path, `there is no choice ${right[wrong]}`, `write a number from 1 to ${choices.length}`);
    if (right.length === 0) return tools.refuse(["answer"], "no choice is right", "write the number of one");
    const { room } = tools;
    const height = (words: string, size: number, width: number) =>
      linesIn(room.faceOf("text"), words, width / size) * size * leading;
    const size = sizes.find((each) => {
      const list = choices.reduce(
        (sum, words) => sum + height(words, each, room.width - choice.beside) + choice.block,
        0,
      );
      const around = [question, explanation].filter(Boolean);
      return (
        list + around.reduce((sum, words) => sum + height(words, each, room.width) + choice.block, 0) <= room.height
      );
    });
    if (size === undefined)
      return tools.refuse(["choices"], "these choices have no room on a slide", "shorten them, or leave one out");
    const shown = choices.map((words, index) => ({
      letter: letterOf(index),
      text: words,
      isRight: right.includes(index + 1),
    }));
    const answers = shown.filter(({ isRight }) => isRight).map(({ letter, text: words }) => `${letter}. ${words}`);
    return { question, choices: shown, answers, explanation, size };
  },
});
