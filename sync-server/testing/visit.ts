import { ulid } from "ulid";
import type { House } from "./house.ts";

/** A visitor of the widget: recognised, with a conversation. */
export interface Visit {
  visitor: { id: string; token: string };
  conversation: string;
  token: string;
  say(text: string): Promise<string>;
}

export async function startVisit(house: House, widgetKey: string): Promise<Visit> {
  const caller = house.stranger();
  const { body: session } = await caller.post("/api/widget/session", { key: widgetKey });
  const conversation = ulid(house.now());
  const { body } = await caller.post("/api/widget/conversations", {
    key: widgetKey,
    visitor: session.visitor.token,
    id: conversation,
  });
  return {
    visitor: session.visitor,
    conversation,
    token: body.token,
    async say(text) {
      const id = ulid(house.now());
      const message = { id, text, at: house.now() };
      await house.collaboration.service.addVisitorMessage(conversation, message);
      return id;
    },
  };
}
