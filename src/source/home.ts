declare const brand: unique symbol;

/** A path inside a root, with forward slashes and without `..`; only {@link ProjectFiles} makes one, or what knows homes. */
export type ProjectPath = string & { readonly [brand]: "ProjectPath" };

/**
 * Where a path begins: "" for the project, or the prefix of a collection, a package or folder whose sections decks take.
 * Paths in a collection begin with it: `PREFIX:/folder/file.md`.
 */
export type Home = string;

const inCollection = /^([a-z][a-z\d-]+):(?:\/(.*))?$/s;

/** The home of a path or a folder. */
export const homeOf = (path: string): Home => inCollection.exec(path)?.[1] ?? "";

/** A path as its home knows it. */
export function pathInside(path: string): ProjectPath {
  const found = inCollection.exec(path);
  return (found ? found[2] || "." : path) as ProjectPath;
}

/** A path of a home as the whole project knows it. */
export function pathFrom(home: Home, path: string): ProjectPath {
  const inside = path === "." ? "" : `/${path}`;
  return (home === "" ? path : `${home}:${inside}`) as ProjectPath;
}

/** A path as authors write it: `PREFIX:folder/file.md`. */
export const referenceTo = (path: string): string => {
  const home = homeOf(path);
  return home === "" ? path : `${home}:${pathInside(path)}`;
};

/** What begins addresses, so that no collection can be called so. */
export const schemes: ReadonlySet<string> = new Set(
  (
    "about asset blob chrome cid data dav devtools facetime feed file filesystem ftp ftps geo git gopher http https " +
    "im imap irc ircs jar javascript jscript ldap livescript magnet mailto maps matrix mms mocha nntp news node npm pop " +
    "reveal rtsp sftp sip sips skype slack sms ssh steam svn tel telnet tg udp urn vbscript view-source vscode webcal " +
    "whatsapp ws wss xmpp zoommtg"
  ).split(" "),
);

/** What an author writes of something in a collection. */
export interface Reference {
  readonly prefix: string;
  readonly name: string;
}

/** What `PREFIX:name` says; undefined for an address, a letter of a drive, and whatever begins otherwise. */
export function splitReference(written: string): Reference | undefined {
  const [, prefix = "", name = ""] = /^([a-z][a-z\d-]+):(?!\/\/)(\S.*)$/s.exec(written) ?? [];
  return name === "" || schemes.has(prefix) ? undefined : { prefix, name };
}
