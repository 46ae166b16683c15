/** What the loader on the customer's page says to the app in the frame. Never a secret: the page's other scripts could send the same. */
export type ToApp =
  | { type: "open" }
  | { type: "close" }
  /** Puts text into the composer, unless the visitor is writing already. */
  | { type: "prefill"; text: string }
  /** What the site says of its visitor: text, numbers, yes or no; null takes one away. */
  | { type: "attributes"; attributes: unknown };

/** What the app says to the page. No message texts: the page may carry scripts of others. */
export type ToPage =
  | { type: "ready" }
  | { type: "close" }
  | { type: "unread"; count: number }
  | { type: "message"; id: string; from: "agent" | "teammate"; name: string }
  /** There is a conversation to come back to: the loader may load the app quietly on the next page. */
  | { type: "known" };

interface Envelope<Message> {
  lobby: 1;
  message: Message;
}

export function sealed<Message>(message: Message): Envelope<Message> {
  return { lobby: 1, message };
}

/** The message of an event from exactly this window and origin; nothing for everything else. */
export function openedFrom<Message>(
  { data, origin, source }: Pick<MessageEvent, "data" | "origin" | "source">,
  expectedSource: MessageEventSource | null | undefined,
  expectedOrigin: string,
): Message | undefined {
  if (!expectedSource || source !== expectedSource || origin !== expectedOrigin) return undefined;
  return data?.lobby === 1 ? (data as Envelope<Message>).message : undefined;
}
