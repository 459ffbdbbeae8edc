/** What looks like a secret, and where. */
export interface Secret {
  /** As messages call it. */
  readonly what: string;
  readonly text: string;
  /** Its offset. */
  readonly at: number;
  /** It has the whole shape of a token and says that it is an example, or counts up: nearly always it is one. */
  readonly isExample: boolean;
}

/** A shape by which a secret is known. */
interface Shape {
  readonly what: string;
  /** Its first group is the secret, or else all of it; a pattern with a group says where that is (`d`). */
  readonly pattern: RegExp;
}

/*
 * Prefixes and alphabets are those that their issuers document, as the rules of secretlint and gitleaks have them (both
 * MIT). Lengths are lower bounds: a token that lost its last characters in an editor is still worth a look.
 */
const tokens: readonly Shape[] = [
  { what: "an access key of AWS", pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { what: "a token of GitHub", pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,}/g },
  { what: "a token of GitHub", pattern: /(?<![A-Za-z0-9])github_pat_\w{40,}/g },
  { what: "a token of GitLab", pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt)-[\w-]{20,}/g },
  { what: "a token of Slack", pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{20,}/g },
  { what: "a webhook of Slack", pattern: /hooks\.slack\.com\/services\/(T\w{8,}\/B\w{8,}\/\w{20,})/dg },
  { what: "a key of Stripe", pattern: /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,}/g },
  { what: "a key of Google", pattern: /(?<![A-Za-z0-9])AIza[\w-]{35}/g },
  { what: "a token of npm", pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g },
  { what: "a token of PyPI", pattern: /(?<![A-Za-z0-9])pypi-AgE[\w-]{40,}/g },
  { what: "a token of Docker Hub", pattern: /(?<![A-Za-z0-9])dckr_pat_[\w-]{20,}/g },
  { what: "a key of SendGrid", pattern: /(?<![A-Za-z0-9])SG\.[\w-]{16,}\.[\w-]{16,}/g },
  { what: "a key of OpenAI or Anthropic", pattern: /(?<![A-Za-z0-9])sk-(?:ant-|proj-|svcacct-)[\w-]{20,}/g },
  { what: "a token of Hugging Face", pattern: /(?<![A-Za-z0-9])hf_[A-Za-z]{34}(?![A-Za-z0-9])/g },
  {
    what: "a token (JWT)",
    // One token may begin within what looks like the head of another, so heads have an end.
    pattern: /(?<![A-Za-z0-9])eyJ[\w-]{10,400}\.eyJ[\w-]{10,}\.[\w-]{20,}/g,
  },
  {
    what: "a private key",
    pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----\s+(?=[A-Za-z0-9+/=:, \n-]{60})/g,
  },
  { what: "a password in an address", pattern: /\b[a-z][a-z+]{2,15}:\/\/[^\s:/@]{1,60}:([^\s:/@]{3,60})@[\w.-]+/dg },
];

/** A name and its value: `password=…`, `"api_key": "…"`. */
const assignments: Shape = {
  what: "a password or a key",
  pattern:
    /(?<![\p{L}\p{N}])["']?(?:[\w.-]{0,40}[_.-])?(?:password|passwd|passphrase|passwort|kennwort|mot de passe|contraseña|secret|api[_-]?key|access[_-]?key|(?:access|auth|api|bearer)[_-]?token|token)["']?(?:[ \t]?[=:]|[ \t]:=)[ \t]{0,4}("[^"\n]{6,80}"|'[^'\n]{6,80}'|[^\s"'`,;]{6,80})/dgiu,
};

/** The secrets in a text, from the front to the end; what is plainly a placeholder is none. */
export function secretsIn(text: string): Secret[] {
  const found = [...tokens, assignments].flatMap((shape) =>
    [...text.matchAll(shape.pattern)].flatMap((match) => {
      const written = match[1] ?? match[0];
      const bare = written.replace(/^["']|["']$/g, "");
      const isToken = shape !== assignments && match[1] === undefined;
      const isExample = isToken && examples.test(bare) && !documented.has(bare);
      const isValue = shape === assignments ? isChosen(bare) && !isCode(written) : !isPlaceholder(bare);
      if (!isExample && !isValue) return [];
      const at = (match.indices?.[1]?.[0] ?? match.index) + written.indexOf(bare);
      return [{ what: shape.what, text: bare.trimEnd(), at, isExample }];
    }),
  );
  const known: Secret[] = [];
  for (const secret of found) {
    const isKnown = known.some(
      ({ at, text: other }) => secret.at < at + other.length && at < secret.at + secret.text.length,
    );
    if (!isKnown) known.push(secret);
  }
  return known.toSorted((a, b) => a.at - b.at);
}

/** Words and sequences with which people make up a token. */
const examples = /example|sample|dummy|123456789|abcdefgh/i;

/** Tokens that the documentation of their issuer shows. https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html */
const documented: ReadonlySet<string> = new Set([
  "AKIAIOSFODNN7EXAMPLE",
  "ASIAIOSFODNN7EXAMPLE",
  "AIDAIOSFODNN7EXAMPLE",
]);

/** A variable, a word in brackets, dots or asterisks; alone, these characters are also in good passwords. */
const standsIn = /^\$\w|\$[A-Za-z_]{3}|\$\(|[{}…]|[<][^<>]*(?:>|$)|^\*|\*{2}|\.{3}|%[A-Z]/;

/** What stands for a secret in instructions, or one letter again and again. */
const isPlaceholder = (value: string) =>
  standsIn.test(value) ||
  /^(?:pass(?:word|wd|phrase)?|passwort|kennwort|pw|pwd|secret|token|user\w*|postgres|guest|admin|root|test)\d*$|([A-Za-z0-9])\1{5}|example|placeholder|changeme|change[-_]me|redacted|dummy|sample|replace|your|abc-?123|123456789|abcdefgh/i.test(
    value,
  );

/**
 * Whether a value looks chosen or generated, and not like the word, type, call or path that code has in its place.
 */
function isChosen(value: string): boolean {
  if (isPlaceholder(value) || /[()[\]\\|]|::|^[/.~&!]|^\w+:\/\/|^\w+\.\w+(?:\.\w+)*$/.test(value)) return false;
  const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value) && !/^[A-Za-z_]+\d{1,2}$/.test(value);
  return isMixed && !/^v?\d+(?:\.\d+)+/.test(value) && !/^\d+(?:ms|s|m|h|d|px|em|rem|[kMG]i?B?)$/.test(value);
}

/** Without quotes, code may have a pointer, a comparison or a product in the place of a value. */
const isCode = (written: string) => /^[^"'].*[$<>*]|^[$<>*]/.test(written);
