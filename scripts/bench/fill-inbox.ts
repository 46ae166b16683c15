import type { Stack } from "../../client/e2e/stack.ts";

const AT_ONCE = 32;
const questions = [
  "Can I move my appointment to another day?",
  "Is there parking at Northgate?",
  "How long do test results take?",
  "Do you take my plan?",
];

export interface LongThread {
  id: string;
  messages: number;
}

/** Fills the workspace through the REST interface; answers the conversations with so many messages. */
export async function fillInbox(
  stack: Stack,
  { conversations, threads }: { conversations: number; threads: readonly number[] },
): Promise<LongThread[]> {
  const key = await stack.createKey();
  const post = async (path: string, body: object): Promise<string> => {
    const response = await fetch(`${stack.url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return ((await response.json()) as { id: string }).id;
  };
  let next = 1;
  const work = async () => {
    while (next <= conversations - threads.length) {
      const number = next;
      next += 1;
      const text = questions[number % questions.length];
      await post("/conversations", { visitor: { name: `Visitor ${number}` }, text });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const long: LongThread[] = [];
  for (const messages of threads) {
    const visitor = { name: `Vera ${messages}` };
    const id = await post("/conversations", { visitor, text: "message 0" });
    for (let number = 1; number < messages; number += 1)
      await post(`/conversations/${id}/messages`, { text: `message ${number}` });
    long.push({ id, messages });
  }
  return long;
}
