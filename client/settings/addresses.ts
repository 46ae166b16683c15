export interface Addresses {
  valid: string[];
  /** What looks like no address; it is shown back, never dropped. */
  invalid: string[];
}

/** The e-mail addresses in a text with commas, semicolons, spaces or lines between them, each once. */
export function addressesIn(text: string): Addresses {
  const parts = [
    ...new Set(
      text
        .split(/[\s,;]+/)
        .map((part) => part.replaceAll(/^<|>$/g, "").toLowerCase())
        .filter((part) => part !== ""),
    ),
  ];
  const isAddress = (part: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(part);
  return {
    valid: parts.filter((part) => isAddress(part)),
    invalid: parts.filter((part) => !isAddress(part)),
  };
}
