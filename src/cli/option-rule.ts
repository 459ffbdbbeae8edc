import type { FormatName } from "../model/format-names.js";

/** An option of the command line. */
export interface OptionRule {
  readonly type: "string" | "boolean";
  /** Another option of other commands may have the same letter. */
  readonly short?: string;
  /** It may be given several times. */
  readonly multiple?: true;
  /** What stands behind the option in the help; absent for switches. */
  readonly value?: string;
  /** What is meant where no value stands behind it. */
  readonly otherwise?: string;
  readonly help: string;
  readonly commands: readonly string[];
  /** The formats that it is about; absent for what is about more than formats. */
  readonly formats?: readonly FormatName[];
}
