/** An address of another site in a script, where the script asks for it. */
export interface ScriptRequest {
  readonly url: string;
  /** Its offset in the script. */
  readonly at: number;
}

const address = "(?:https?:|wss?:)?//[\\w[][^\\s\"'`]*";
const quote = "[\"'`]";

/** What stands before an address that is asked for: calls, and properties of elements that load something. */
const asks = [
  "(?<![\\w$])(?:fetch|importScripts|import|loadScript|getScript)\\(\\s*",
  "(?<![\\w$])(?:import|export)\\s+(?:[\\w$*{}, ]{1,200}\\s+from\\s+)?",
  "\\.(?:sendBeacon|getJSON|getScript|addModule)\\(\\s*",
  "(?<![\\w$])(?:axios|d3|\\$|jQuery|ky|got)\\.(?:get|post|put|head|json|csv|tsv|text|xml|load|request)\\(\\s*",
  "(?<![\\w$])new\\s+(?:WebSocket|EventSource|Worker|SharedWorker|Request|Audio)\\(\\s*",
  `\\.open\\(\\s*${quote}[A-Z]{3,7}${quote},\\s*`,
  "\\.(?:src|srcset|poster|background|backgroundImage)\\s*=\\s*",
  `\\.setAttribute\\(\\s*${quote}(?:src|srcset|poster|data-background(?:-[a-z]+)?)${quote},\\s*`,
].join("|");

const asked = new RegExp(`(?:${asks})${quote}(?:url\\(${quote}?)?(${address})`, "dg");
const askedByName = new RegExp(`(?:${asks})(?:([A-Za-z_$][\\w$]*)|\`\\$\\{([A-Za-z_$][\\w$]*)\\})`, "g");
const named = new RegExp(
  `(?<![\\w$.])(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*=\\s*(?:new\\s+URL\\(\\s*)?${quote}(${address})`,
  "dg",
);

/** Addresses of other sites that a script asks for as it stands, or by a name that it gives them; those in comments and links are none. */
export function requestsIn(script: string): ScriptRequest[] {
  const text = script.replace(/\/\*[\s\S]*?(?:\*\/|$)|(?<=^|\s)\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, " "),
  );
  const names = new Set([...text.matchAll(askedByName)].map(([, plain, inTemplate]) => plain ?? inTemplate));
  const found = [
    ...[...text.matchAll(asked)].map(({ 1: url = "", indices }) => ({ url, at: indices?.[1]?.[0] ?? 0 })),
    ...[...text.matchAll(named)].flatMap(({ 1: name, 2: url = "", indices }) =>
      names.has(name) ? [{ url, at: indices?.[2]?.[0] ?? 0 }] : [],
    ),
  ].map(({ url, at }) => ({ url: url.replace(/(?:\$\{|[)]).*$/, ""), at }));
  return found.filter(({ url }, index) => found.findIndex((other) => other.url === url) === index);
}
