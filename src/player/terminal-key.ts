/** The event by which the deck tells the player of terminal recordings, a script of its own, that its key was pressed. */
export const terminalKey = "quarterdeck-terminal";
