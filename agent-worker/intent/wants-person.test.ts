import { expect, test } from "vitest";
import { wantsPerson } from "./wants-person.ts";

test.each([
  "I want to talk to a human",
  "agent",
  "can i spaek to a persn",
  "put me through please",
  "give me a human now",
  "I don't want to talk to a bot",
  "is there anyone there",
  "connect me with customer service",
  "kann ich mit einem Mitarbeiter sprechen?",
  "quiero hablar con una persona",
  "je voudrais parler à un conseiller",
  "It has been six days and nothing is in the portal. Can a person look into it?",
])("%j asks for a person", (text) => expect(wantsPerson(text)).toBe(true));

test.each([
  "When are you open?",
  "How do I add a contact person?",
  "How do I assign a conversation to an agent?",
  "Do you accept Humana?",
  "How do I talk to my doctor by video?",
  "Am I talking to a human?",
  "I want a person removed from my lease",
  "What is the human resources module?",
  "",
])("%j does not ask for a person", (text) => expect(wantsPerson(text)).toBe(false));
