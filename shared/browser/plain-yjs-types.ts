/**
 * Stands in for what Yjs has besides maps in the widget's build: lists, rich text and XML, a fifth of it.
 * The documents of a conversation hold plain JSON in maps, and the server lets nothing else in.
 */
function NoType(): void {}

export const YArray = NoType;
export const YArrayEvent = NoType;
export const YText = NoType;
export const YTextEvent = NoType;
export const YXmlElement = NoType;
export const YXmlEvent = NoType;
export const YXmlFragment = NoType;
export const YXmlHook = NoType;
export const YXmlText = NoType;

function refuse(): never {
  throw new Error("this document holds more than plain entries");
}

export const readYArray = refuse;
export const readYText = refuse;
export const readYXmlElement = refuse;
export const readYXmlFragment = refuse;
export const readYXmlHook = refuse;
export const readYXmlText = refuse;
export const cleanupYTextFormatting = refuse;

/** There is no formatting to clean up. */
export function cleanupYTextAfterTransaction(): void {}
