/** The event that tells the player of terminal recordings, which is a script of its own, that its key was pressed. */
export const terminalKey = "quarterdeck-terminal";
