/** The `data` of each event of a text/event-stream; throws `TooLong` beyond `mostBytes`. */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let rest = "";
  let data: string[] = [];
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw new TooLong();
    // A lone CR at the end may be half of a CRLF.
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
      if (line !== "" || data.length === 0) continue;
      yield data.join("\n");
      data = [];
    }
  }
  if (rest.startsWith("data:")) data.push(rest.slice(5).trim());
  if (data.length > 0) yield data.join("\n");
}

export class TooLong extends Error {
  override readonly name = "TooLong";
}
