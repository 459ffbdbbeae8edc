import { expect, it } from "vitest";
import { secretsIn } from "../../../src/check/secrets.js";

it.each([
  ['password: "Xk9$mP2q*L7"', "Xk9$mP2q*L7", 11],
  ["password: 'a>b8Kd02!x'", "a>b8Kd02!x", 11],
  ["postgres://svc_9x7:svc_9x7@db.example.org/x", "svc_9x7", 19],
  ["postgres://svc:Xk9$mP2q@db.example.org/x", "Xk9$mP2q", 15],
  ["api_key=Zk4Lq81mW2", "Zk4Lq81mW2", 8],
])("a secret is found where it stands: %s", (text, secret, at) => {
  expect(secretsIn(text).map((found) => [found.text, found.at])).toEqual([[secret, at]]);
});

it.each([
  'password: "$DB_PASSWORD1"',
  `password: "pre-\${PASSWORD1}"`,
  'password: "prefix-$token1"',
  'password: "<the password 1>"',
  'password: "sk1-********"',
  'password: "{{ password1 }}"',
  "token: Option<Vec<u8>>",
  "token = size*20;",
  "token = self->next2;",
  "postgres://user1:<password>@db.example.org/x",
  "postgres://user1:$PASSWORD@db.example.org/x",
  "postgres://user1:***@db.example.org/x",
])("what stands for one is none: %s", (text) => {
  expect(secretsIn(text)).toEqual([]);
});
