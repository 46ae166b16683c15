/** The first JSON object in a text, whatever is written around it; null when there is none or it is broken. */
export function findJson(text: string): unknown {
  let start = text.indexOf("{");
  for (let tries = 0; start >= 0 && tries < MOST_TRIES; tries += 1) {
    const value = parseJson(scan(text, start));
    if (value !== null) return value;
    start = text.indexOf("{", start + 1);
  }
  return null;
}

/** The same of a text that is still being written: what is open is closed; null while nothing can be made of it. */
export function findPartialJson(text: string): unknown {
  const start = text.indexOf("{");
  if (start < 0) return null;
  const { end, open, isInString } = scan(text, start);
  if (open.length === 0) return parseJson({ text, start, end });
  const cut = isInString
    ? text.slice(start, end).replace(/\\(?:u[\da-f]{0,3})?$/i, "") + '"'
    : text.slice(start, end).replace(/[,:]\s*$/, "");
  return parse(cut + open.toReversed().join(""));
}

/** What is written around an object may have braces of its own. */
const MOST_TRIES = 20;

type Scanned = { text: string; start: number; end: number; open: string[]; isInString: boolean };

/** Runs to the end of the object, or of the text. */
function scan(text: string, start: number): Scanned {
  const open: string[] = [];
  let isInString = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === "{") open.push("}");
    else if (sign === "[") open.push("]");
    else if ((sign === "}" || sign === "]") && open.pop() !== undefined && open.length === 0) {
      at += 1;
      break;
    }
  }
  return { text, start, end: Math.min(at, text.length), open, isInString };
}

function parseJson({ text, start, end }: Pick<Scanned, "text" | "start" | "end">): unknown {
  return parse(text.slice(start, end));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
