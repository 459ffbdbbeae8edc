import type { LanguageRegistration } from "@shikijs/primitive";
import type { Expressions } from "./scanner.js";

/** A grammar; as it is packaged, names stand in it for expressions, of which it has the table. */
export type Grammar = LanguageRegistration & { readonly expressions?: () => Expressions };

interface Loaded {
  readonly default: readonly Grammar[];
  /** The same, as it is packaged. */
  readonly grammars?: readonly Grammar[];
}

type Loader = () => Promise<Loaded>;

/** The grammars that ship with Quarterdeck, by name. */
const grammars = {
  asm: () => import("@shikijs/langs-precompiled/asm"),
  bash: () => import("@shikijs/langs-precompiled/shellscript"),
  c: () => import("@shikijs/langs-precompiled/c"),
  cpp: () => import("@shikijs/langs-precompiled/cpp"),
  csharp: () => import("@shikijs/langs-precompiled/csharp"),
  css: () => import("@shikijs/langs-precompiled/css"),
  diff: () => import("@shikijs/langs-precompiled/diff"),
  docker: () => import("@shikijs/langs-precompiled/docker"),
  go: () => import("@shikijs/langs-precompiled/go"),
  graphql: () => import("@shikijs/langs-precompiled/graphql"),
  haskell: () => import("@shikijs/langs-precompiled/haskell"),
  hcl: () => import("@shikijs/langs-precompiled/hcl"),
  html: () => import("@shikijs/langs-precompiled/html"),
  http: () => import("@shikijs/langs-precompiled/http"),
  ini: () => import("@shikijs/langs-precompiled/ini"),
  java: () => import("@shikijs/langs-precompiled/java"),
  javascript: () => import("@shikijs/langs-precompiled/javascript"),
  json: () => import("@shikijs/langs-precompiled/json"),
  jsx: () => import("@shikijs/langs-precompiled/jsx"),
  kotlin: () => import("@shikijs/langs-precompiled/kotlin"),
  latex: () => import("@shikijs/langs-precompiled/latex"),
  lua: () => import("@shikijs/langs-precompiled/lua"),
  make: () => import("@shikijs/langs-precompiled/make"),
  markdown: () => import("@shikijs/langs-precompiled/markdown"),
  nginx: () => import("@shikijs/langs-precompiled/nginx"),
  nix: () => import("@shikijs/langs-precompiled/nix"),
  perl: () => import("@shikijs/langs-precompiled/perl"),
  php: () => import("@shikijs/langs-precompiled/php"),
  powershell: () => import("@shikijs/langs-precompiled/powershell"),
  proto: () => import("@shikijs/langs-precompiled/proto"),
  python: () => import("@shikijs/langs-precompiled/python"),
  r: () => import("@shikijs/langs-precompiled/r"),
  regexp: () => import("@shikijs/langs-precompiled/regexp"),
  ruby: () => import("@shikijs/langs-precompiled/ruby"),
  rust: () => import("@shikijs/langs-precompiled/rust"),
  scala: () => import("@shikijs/langs-precompiled/scala"),
  scss: () => import("@shikijs/langs-precompiled/scss"),
  sql: () => import("@shikijs/langs-precompiled/sql"),
  swift: () => import("@shikijs/langs-precompiled/swift"),
  systemd: () => import("@shikijs/langs-precompiled/systemd"),
  terraform: () => import("@shikijs/langs-precompiled/terraform"),
  toml: () => import("@shikijs/langs-precompiled/toml"),
  tsx: () => import("@shikijs/langs-precompiled/tsx"),
  typescript: () => import("@shikijs/langs-precompiled/typescript"),
  vue: () => import("@shikijs/langs-precompiled/vue"),
  xml: () => import("@shikijs/langs-precompiled/xml"),
  yaml: () => import("@shikijs/langs-precompiled/yaml"),
  zig: () => import("@shikijs/langs-precompiled/zig"),
} as const satisfies Record<string, Loader>;

export type GrammarName = keyof typeof grammars;

const aliases: Readonly<Record<string, GrammarName>> = {
  "c++": "cpp",
  cs: "csharp",
  dockerfile: "docker",
  golang: "go",
  js: "javascript",
  json5: "json",
  jsonc: "json",
  makefile: "make",
  md: "markdown",
  mjs: "javascript",
  protobuf: "proto",
  ps1: "powershell",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  shell: "bash",
  shellscript: "bash",
  tex: "latex",
  tf: "terraform",
  ts: "typescript",
  yml: "yaml",
  zsh: "bash",
};

/** What is typed at a prompt, with what programs answer. */
export const isSession = (language: string): boolean => ["console", "shellsession", "shell-session"].includes(language);

/** The grammar for a language as an author writes it; undefined shows the code without colours. */
export function findGrammar(language: string): GrammarName | undefined {
  if (Object.hasOwn(grammars, language)) return language as GrammarName;
  return Object.hasOwn(aliases, language) ? aliases[language] : undefined;
}

/** Loads a grammar with those that it embeds. */
export async function loadGrammar(name: GrammarName): Promise<readonly Grammar[]> {
  const loaded: Loaded = await grammars[name]();
  return loaded.grammars ?? loaded.default;
}
