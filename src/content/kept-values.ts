import { isDeepStrictEqual } from "node:util";

/** What stretches of YAML hold, as they were parsed before: as JSON, by the hash of their text. */
export interface KeptValues {
  find(key: string): string | undefined;
  keep(key: string, json: string): void;
}

/** The same, where what was kept in a run can be let go of. */
export interface ForgetfulValues extends KeptValues {
  forget(key: string): void;
}

/** A value as JSON; undefined where that would be something else. */
export function exactJson(value: unknown): string | undefined {
  const json: string | undefined = JSON.stringify(value);
  return json !== undefined && isDeepStrictEqual(JSON.parse(json), value) ? json : undefined;
}
