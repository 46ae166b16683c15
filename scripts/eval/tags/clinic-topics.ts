/** A frozen sample of our own: what the visitors of a clinic write, by topic. */
export const clinicTopics: readonly { name: string; examples: string[]; messages: string[] }[] = [
  {
    name: "Billing",
    examples: ["I was charged twice", "Where do I find my invoice?", "Can I pay in instalments?"],
    messages: ["why is my bill so high", "I need an invoice for March", "refund the late charge"],
  },
  {
    name: "Appointments",
    examples: ["I need to move my visit", "Can I book for Friday?", "Cancel my appointment"],
    messages: ["reschedule my visit to Monday", "book me in next Tuesday", "can you cancel it"],
  },
  {
    name: "Prescriptions",
    examples: ["My medicine runs out", "Please renew my prescription", "Refill my pills"],
    messages: ["I'm out of pills", "renew the prescription please", "which medicine can I refill"],
  },
  {
    name: "Test results",
    examples: ["Are my lab results in?", "What does my blood test say?", "Send me the X-ray"],
    messages: ["when will my blood results be in", "I want to see my x-ray", "lab test outcome"],
  },
  {
    name: "Insurance",
    examples: ["Do you take my plan?", "Is this covered?", "My insurance card has changed"],
    messages: [
      "is the visit covered by my insurance",
      "which plans do you take",
      "new card, new plan",
    ],
  },
  {
    name: "Directions and parking",
    examples: ["Where do I park?", "How do I get to the clinic?", "Which bus stops there?"],
    messages: ["is there parking near the clinic", "what bus gets me there", "how do I get to you"],
  },
];

export const clinicOutsiders: readonly string[] = [
  "tell me about the roman empire",
  "my printer does not print",
  "how do volcanoes erupt",
  "sell me a used car",
  "who won the football match",
  "play some jazz",
];
