import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer-core";

/** More than any answer of the browser takes. */
const longestMessageMiB = 128;

/** What came through the pipe is no message of a browser. */
export class GarbageError extends Error {}

/**
 * The DevTools protocol through a pipe: messages of JSON, each with a zero byte behind it.
 * @param spoil is told when something else comes; nothing is read any more then
 */
export function openPipe(to: Writable, from: Readable, spoil: (cause: GarbageError) => void): ConnectionTransport {
  let parts: Buffer[] = [];
  let length = 0;
  let isOpen = true;
  const close = () => {
    isOpen = false;
    from.destroy();
    to.destroy();
  };
  const fail = (why = "it does not speak the DevTools protocol") => {
    if (!isOpen) return;
    close();
    spoil(new GarbageError(why));
  };
  const transport: ConnectionTransport = {
    send(message) {
      // A string would first get three times the room that it may need, and pages with their fonts are long.
      if (isOpen) to.write(Buffer.from(`${message}\0`));
    },
    close,
  };
  const hand = async (message: string) => {
    try {
      if (isOpen) await transport.onmessage?.(message);
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      fail();
    }
  };
  from.on("data", (chunk: Buffer) => {
    if (length === 0 && chunk[0] !== 0x7b) return fail();
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]).toString();
      if (!message.startsWith("{")) return fail();
      // What one message sets off comes before the next one.
      setImmediate(() => void hand(message));
      [parts, length, start] = [[], 0, end + 1];
    }
    if (start === chunk.length) return;
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > longestMessageMiB * 2 ** 20) fail(`it said more than ${longestMessageMiB} MiB at once`);
  });
  from.on("close", () => transport.onclose?.());
  for (const stream of [from, to]) stream.on("error", () => undefined);
  return transport;
}
