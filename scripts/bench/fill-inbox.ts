import type { Stack } from "../../client/e2e/stack.ts";

const AT_ONCE = 32;
const questions = [
  "Can I move my appointment to another day?",
  "Is there parking at Northgate?",
  "How long do test results take?",
  "Do you take my plan?",
];

/** Fills the workspace through the REST interface; answers the id of the one long conversation. */
export async function fillInbox(
  stack: Stack,
  { conversations, messages }: { conversations: number; messages: number },
): Promise<string> {
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
    while (next < conversations) {
      const number = next;
      next += 1;
      const text = questions[number % questions.length];
      await post("/conversations", { visitor: { name: `Visitor ${number}` }, text });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const longest = await post("/conversations", { visitor: { name: "Vera" }, text: "message 0" });
  for (let number = 1; number < messages; number += 1) {
    await post(`/conversations/${longest}/messages`, { text: `message ${number}` });
  }
  return longest;
}
