import type { PersonName } from "./people.ts";

/** What happens next in a demo conversation, after everything before it has settled. */
export type Step =
  | { visitor: string }
  | { by: PersonName; reply: string }
  | { by: PersonName; note: string }
  | { by: PersonName; tag: string }
  | { by: PersonName; assignTo: PersonName }
  | { by: PersonName; snoozeHours: number }
  | { by: PersonName; resolve: true };

export type DemoConversation = {
  visitor: { id: string; name: string; email?: string };
  /** The first is the visitor's opening message. */
  steps: [{ visitor: string }, ...Step[]];
};

const answeredByTheAgent: DemoConversation[] = [
  {
    visitor: { id: "demo-maya", name: "Maya Lindqvist", email: "maya@example.com" },
    steps: [{ visitor: "Until what time is Southpoint open on Thursdays?" }],
  },
  {
    visitor: { id: "demo-elena", name: "Elena Rossi" },
    steps: [
      { visitor: "Where can I park at Harbor Main, and what does it cost?" },
      { visitor: "Perfect, thank you!" },
    ],
  },
  {
    visitor: { id: "demo-wei", name: "Chen Wei", email: "chen.wei@example.com" },
    steps: [{ visitor: "Can my mother have an interpreter for her visit?" }],
  },
  {
    visitor: { id: "demo-jonas", name: "Jonas Petrov" },
    steps: [{ visitor: "Do you accept Summit Choice PPO?" }, { by: "theo", tag: "Plans" }],
  },
];

const waitingForAPerson: DemoConversation[] = [
  {
    visitor: { id: "demo-aisha", name: "Aisha Rahman", email: "aisha.rahman@example.com" },
    steps: [
      { visitor: "How much is the fee for a missed appointment?" },
      {
        visitor:
          "I was in the emergency room that day, so I would like the fee waived. Can I talk to a person about it?",
      },
      { by: "tara", tag: "Billing" },
    ],
  },
  {
    visitor: { id: "demo-daniel", name: "Daniel Okafor", email: "d.okafor@example.com" },
    steps: [
      {
        visitor:
          "My pharmacy says my refill request for lisinopril was refused and I have three tablets left. I want to speak to someone.",
      },
      { by: "theo", tag: "Prescriptions" },
    ],
  },
];

const withAPerson: DemoConversation[] = [
  {
    visitor: { id: "demo-grace", name: "Grace Hollis", email: "grace.hollis@example.com" },
    steps: [
      { visitor: "When will my blood test results be ready?" },
      { visitor: "It has been six days and nothing is in MyHarbor. Can a person look into it?" },
      {
        by: "tara",
        reply:
          "Hello Grace, I am sorry that you had to wait. I am asking the laboratory right now. Was the sample taken at Harbor Main or at Northgate?",
      },
      { by: "tara", tag: "Test results" },
      { visitor: "At Northgate, on Tuesday morning." },
    ],
  },
  {
    visitor: { id: "demo-nora", name: "Nora Fitzgerald", email: "nora.fitz@example.com" },
    steps: [
      { visitor: "I have been charged twice for the same visit! I want to talk to a human." },
      { by: "olivia", assignTo: "theo" },
      { by: "olivia", tag: "Complaint" },
      { by: "olivia", tag: "Billing" },
      {
        by: "olivia",
        note: "Theo, could you take this one? There are two statements over $95 from March. If it is ours, refund it today and offer an itemized bill.",
      },
      {
        by: "theo",
        reply:
          "Hello Nora, I see both charges and I understand that this is annoying. I am checking with billing and will write to you here within the hour.",
      },
    ],
  },
  {
    visitor: { id: "demo-tomas", name: "Tomás Rivera", email: "tomas.rivera@example.com" },
    steps: [
      { visitor: "I would like a video visit but the link does not work. Please get me a person." },
      {
        by: "tara",
        reply:
          "Hello Tomás, I have sent a fresh link to your phone. Please open it in Safari or Chrome, and tell me if the camera test does not turn green.",
      },
      { by: "tara", tag: "Telehealth" },
    ],
  },
];

const settled: DemoConversation[] = [
  {
    visitor: { id: "demo-sam", name: "Sam Whitaker", email: "sam.whitaker@example.com" },
    steps: [
      { visitor: "How long do you keep my records?" },
      { visitor: "I need X-ray images from 2019. Could a person look for them?" },
      {
        by: "olivia",
        reply:
          "Hello Sam, the records office is looking for the images from 2019 in the archive. I will write to you tomorrow with what they found.",
      },
      { by: "olivia", tag: "Records" },
      { by: "olivia", note: "The archive answers tomorrow morning; reference 4417." },
      { by: "olivia", snoozeHours: 20 },
    ],
  },
  {
    visitor: { id: "demo-leo", name: "Leo Martins", email: "leo.martins@example.com" },
    steps: [
      { visitor: "How can I reschedule my appointment?" },
      { visitor: "I can't sign in to MyHarbor. Can someone move it to Thursday for me?" },
      {
        by: "theo",
        reply:
          "Hello Leo, of course. On Thursday I have 9:20 am or 4:40 pm at Harbor Main. Which one suits you?",
      },
      { by: "theo", tag: "Appointments" },
      { visitor: "9:20 is great." },
      {
        by: "theo",
        reply:
          "Done: Thursday at 9:20 am at Harbor Main. You will have the confirmation by text message in a minute.",
      },
      { by: "theo", resolve: true },
    ],
  },
  {
    visitor: { id: "demo-priya", name: "Priya Nair", email: "priya.nair@example.com" },
    steps: [
      { visitor: "What does a telehealth visit cost without insurance?" },
      { by: "tara", tag: "Telehealth" },
      { by: "tara", resolve: true },
    ],
  },
];

export const demoConversations: DemoConversation[] = [
  ...settled,
  ...answeredByTheAgent,
  ...withAPerson,
  ...waitingForAPerson,
];
