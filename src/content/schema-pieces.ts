import * as v from "valibot";

/** A text, with what an editor says of it. */
export const text = (about: string) => v.pipe(v.string(), v.description(about));

/** A list of texts. */
export const texts = (about: string) => v.pipe(v.array(v.string()), v.description(about));

/** Yes or no. */
export const flag = (about: string) => v.pipe(v.boolean(), v.description(about));
