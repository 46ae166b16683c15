import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AgentInfo } from "../../shared/protocol/agent-admin.ts";
import { changeAgent } from "./agent-settings.ts";
import { expect, test as base } from "./journey.ts";
import { startStack } from "./stack.ts";

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  stack: async ({}, use) => {
    const stack = await startStack({ environment: { ALLOW_PRIVATE_CALLS: "1" } });
    await use(stack);
    await stack.stop();
  },
});

/** A shop's own system, with what it was asked. */
async function openShop() {
  const asked: { path: string; signature: string }[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    asked.push({ path: url, signature: String(headers["webhook-signature"]) });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ order: { status: "on its way" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

test("a visitor asks for an order, gives its number, and is told what the shop's own system says", async ({
  stack,
  vera: { widget: vera },
}) => {
  const shop = await openShop();
  const fields = [{ id: "order_number", label: "Order number", kind: "text", isRequired: true }];
  const picks = [{ name: "status", path: "order.status" }];
  await changeAgent(stack, {
    forms: [{ id: "order", title: "Which order is it?", fields }],
    actions: [{ id: "order", name: "Order", url: `${shop.url}/orders/{order_number}`, picks }],
    rules: [
      {
        id: "order",
        name: "Orders",
        when: [{ is: "key-phrase", phrases: ["my order"] }],
        effect: { do: "run", action: "order", text: "Your order is {status}.", form: "order" },
      },
    ],
  });
  await signCalls(stack);

  await vera.say("Where is my order?");
  const form = vera.form("Which order is it?");
  await form.getByLabel("Order number").fill("A/7");
  await form.getByRole("button", { name: "Share" }).click();
  await expect(vera.answersBy("agent").last()).toContainText("Your order is on its way.");
  await expect(vera.answersBy("agent")).toHaveCount(2);
  expect(shop.asked).toEqual([{ path: "/orders/A%2F7", signature: expect.stringMatching(/^v1,/) }]);

  await vera.say("And my order now?");
  await expect(vera.answersBy("agent")).toHaveCount(3);
  expect(shop.asked).toHaveLength(2);
  await shop.close();
});

async function signCalls({ url, ownerCookie }: { url: string; ownerCookie: string }) {
  const headers = { "content-type": "application/json", origin: url, cookie: ownerCookie };
  const listed = await fetch(`${url}/api/agents`, { headers });
  const [agent] = (await listed.json()) as AgentInfo[];
  const made = await fetch(`${url}/api/agents/${agent?.id}/actions/order/secrets`, {
    method: "POST",
    headers,
    body: JSON.stringify({ signingKey: "make" }),
  });
  expect(made.ok).toBe(true);
}
