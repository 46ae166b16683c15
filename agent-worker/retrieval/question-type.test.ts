import { expect, test } from "vitest";
import { lacksWhatIsAsked, questionType, type QuestionType } from "./question-type.ts";

test.each<[string, QuestionType | null]>([
  ["How long does the exam take?", "duration"],
  ["How many days do I have to pay?", "duration"],
  ["Wie lange dauert das?", "duration"],
  ["How much will the plan reimburse for a test?", "price"],
  ["What's the most you will pay toward a car?", "price"],
  ["What does the grant give for books?", "price"],
  ["How many seats are there?", "number"],
  ["How do I reset it?", "steps"],
  ["Is there a lift?", null],
])("%j asks for %s", (question, type) => {
  expect(questionType(question)).toBe(type);
});

test.each([
  ["How long does the exam take?", "The exam takes place on 3 May."],
  ["How many weeks until it arrives?", "You can apply in person or by mail."],
  ["How much is the plan?", "Open Settings > Users and choose Invite."],
  ["Who is Dr Okafor?", "Yes: she is one of our doctors."],
  ["When can I come?", "No, that is not needed."],
])("%j is not answered by %j", (question, text) => {
  expect(lacksWhatIsAsked(question, text)).toBe(true);
});

test.each([
  ["How long does the exam take?", "It usually lasts 2 to 4 hours."],
  ["How long is a link valid?", "It never expires."],
  ["How much is the plan?", "Team costs $29 a user."],
  ["How much does it cost?", "It is free of charge."],
  ["Can I bring a dog?", "Yes, on a lead."],
  ["Where is the office?", "Beside the station."],
])("%j may be answered by %j", (question, text) => {
  expect(lacksWhatIsAsked(question, text)).toBe(false);
});
