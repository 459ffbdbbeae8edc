import type { Transport } from "./transport.js";

/** All windows of this browser that show the page of the same address; the browser keeps other origins out. */
export function channelTransport(address: string): Transport {
  const channel = new BroadcastChannel(`quarterdeck ${address}`);
  return {
    mustKnock: false,
    isKin: false,
    send: (message) => channel.postMessage(message),
    listen: (listener) => channel.addEventListener("message", ({ data }) => listener(data)),
  };
}
