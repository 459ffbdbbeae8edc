declare module "launch-editor/guess.js" {
  /** The editor and its arguments: the one that is asked for, the one that runs, or that of the environment. */
  export default function guessEditor(asked?: string): readonly unknown[];
}

declare module "launch-editor/get-args.js" {
  /** What an editor is given so that it shows a place of a file. */
  export default function getArguments(
    editor: string,
    file: string,
    line: number,
    column: number,
  ): readonly (string | number)[];
}

declare module "launch-editor/construct-windows-launch-command.js" {
  /** @throws Error where a name cannot be said to the command line of Windows */
  export default function windowsCommand(editor: string, args: readonly string[]): string;
}
