import * as v from "valibot";

/** A text, with what an editor says of it. */
export const text = (about: string) => v.pipe(v.string(), v.description(about));

/** A text that names something: without spaces around it, and with something to read. */
export const name = (about: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(/[\p{L}\p{N}\p{P}\p{S}]/u, "nothing can be read here: write a name"),
    v.description(about),
  );

/** A list of texts. */
export const texts = (about: string) => v.pipe(v.array(v.string()), v.description(about));

/** Yes or no. */
export const flag = (about: string) => v.pipe(v.boolean(), v.description(about));
