import * as v from "valibot";

/** A text, with what an editor says of it. */
export const text = (about: string) => v.pipe(v.string(), v.description(about));

/** A list of texts. */
export const texts = (about: string) => v.pipe(v.array(v.string()), v.description(about));

/** Yes or no. */
export const flag = (about: string) => v.pipe(v.boolean(), v.description(about));

/** Whether something is a number that can be measured, drawn and written: 0, or of a magnitude from 1e-15 to 1e15. */
export const isShowable = (value: unknown): value is number =>
  typeof value === "number" && (value === 0 || (Math.abs(value) >= 1e-15 && Math.abs(value) <= 1e15));

/** What is said of a number that is none of those. */
export const notShowable = "is no number that can be shown: write 0, or one from 1e-15 to 1e15";

/** A number that can be measured, drawn and written, with what an editor says of it. */
export const finite = (about: string) =>
  v.pipe(
    v.number(),
    v.check((value: number) => isShowable(value), notShowable),
    v.description(about),
  );
