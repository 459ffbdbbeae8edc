/** Whether a text can be the name of an npm package: no path, no file, nothing that leads out of `node_modules`. */
export const isPackageName = (text: string): boolean => /^(?:@[a-z\d~][\w.~-]*\/)?[a-z\d~][\w.~-]*$/i.test(text);
