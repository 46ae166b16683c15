import { afterEach, expect, test } from "vitest";
import type { ToApp } from "../frame-message.ts";
import type { EarlyBody } from "../visit/early-entries.ts";
import { openMemory } from "../visit/memory.ts";
import { makeWriter } from "./site-attributes.ts";

afterEach(() => localStorage.clear());

/** A page around the chat, and what is written in the conversation that is open. */
function aChat(memory = openMemory("test", window), language = "en-GB") {
  const written: EarlyBody[] = [];
  let hear: (message: ToApp) => void = () => {};
  let conversation: string | null = null;
  const write = makeWriter(
    {
      write(body) {
        conversation ??= "first";
        written.push(body);
      },
    },
    () => conversation,
    memory,
    { tell: () => {}, listen: (heard) => void (hear = heard) },
    language,
  );
  return {
    written,
    say: (text: string) => write({ kind: "message", text }),
    set: (attributes: unknown) => hear({ type: "attributes", attributes }),
    choose: (id: string | null) => void (conversation = id),
  };
}

const said = (text: string) => ({ kind: "message", text });
const told = (attributes: object) => ({ kind: "attributes", attributes });

test("[C20] what the site says of the visitor goes before their next message, once", () => {
  const chat = aChat();
  chat.set({ plan: "pro", seats: 3, isTrial: false });
  expect(chat.written).toEqual([]);
  chat.say("Hello?");
  chat.say("Anybody?");
  expect(chat.written).toEqual([
    told({ plan: "pro", seats: "3", isTrial: "false" }),
    said("Hello?"),
    said("Anybody?"),
  ]);
});

test("[C20] a widget in another language than English says so, unless the site says otherwise", () => {
  const chat = aChat(openMemory("test", window), "de-AT");
  chat.say("ok");
  expect(chat.written).toEqual([told({ language: "de-AT" }), said("ok")]);
  const french = aChat(openMemory("other", window), "de-AT");
  french.set({ language: "fr" });
  french.say("ok");
  expect(french.written).toEqual([told({ language: "fr" }), said("ok")]);
});

test("[C20] later only what is new is told, and what is taken away", () => {
  const chat = aChat();
  chat.set({ plan: "pro", unit: "4b" });
  chat.say("Hello?");
  chat.set({ plan: "team", unit: null });
  chat.say("And now?");
  expect(chat.written.at(-2)).toEqual(told({ plan: "team", unit: "" }));
});

test("[C20] another conversation is told anew, and a page that is loaded again says nothing twice", () => {
  const memory = openMemory("test", window);
  const chat = aChat(memory);
  chat.set({ plan: "pro" });
  chat.say("Hello?");
  chat.choose("second");
  chat.say("Something else");
  expect(chat.written.filter(({ kind }) => kind === "attributes")).toHaveLength(2);
  const again = aChat(memory);
  again.choose("second");
  again.set({ plan: "pro" });
  again.say("Are you there?");
  expect(again.written).toEqual([said("Are you there?")]);
});

test("[C20] what is no text, number or yes or no is left out", () => {
  const chat = aChat();
  chat.set({
    plan: { name: "pro" },
    list: [1],
    "": "x",
    ["n".repeat(41)]: "x",
    note: "y".repeat(300),
  });
  chat.say("Hello?");
  expect(chat.written[0]).toEqual(told({ note: "y".repeat(200) }));
  chat.set("pro");
  chat.say("Still here");
  expect(chat.written).toHaveLength(3);
});
