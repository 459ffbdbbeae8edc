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
  /** Of options of `build`: a queue does not take it, because it is about what one machine has or does. */
  readonly here?: true;
  /** The formats that it is about; absent for what is about more than formats. */
  readonly formats?: readonly FormatName[];
}

/** Whether a command takes an option. A build on other machines takes what one on this machine does. */
export const takes = ({ commands, here }: OptionRule, command: string): boolean =>
  commands.includes(command) || (command === "queue" && here === undefined && commands.includes("build"));
