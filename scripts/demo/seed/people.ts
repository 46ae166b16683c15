export const demoWorkspace = "Harbor Clinic";

export const demoOwner = { name: "Olivia Owens", email: "olivia@harbor.example" };

export const demoTeammates = {
  theo: { name: "Theo Tran", email: "theo@harbor.example" },
  tara: { name: "Tara Silva", email: "tara@harbor.example" },
};

export type PersonName = "olivia" | keyof typeof demoTeammates;

export const demoPeople: Record<PersonName, { name: string; email: string }> = {
  olivia: demoOwner,
  ...demoTeammates,
};

export const demoAgent = {
  name: "Harbor Assistant",
  greeting:
    "Hello, I am Harbor Clinic's assistant. Ask me about hours, appointments, plans or anything else on our pages.",
};

/** What the clinic has decided about its assistant, as examples of what can be decided. */
export const demoSettings: object = {
  greeting: demoAgent.greeting,
  safety: {
    phrases: ["suicidal", "kill myself", "end my life"],
    text: "If somebody is in danger, call 911 now. If you think of harming yourself, you are not alone: call or text 988, day and night.",
  },
  keyPhrases: ["serious adverse event"],
  forms: [
    {
      id: "complaint",
      title: "How can we make this right?",
      intro: "So that the right person gets back to you.",
      fields: [
        { id: "name", label: "Name", kind: "text", isRequired: true },
        { id: "phone", label: "Phone", kind: "phone" },
        { id: "visit", label: "Date of the visit", kind: "date" },
        {
          id: "site",
          label: "Where it was",
          kind: "choice",
          choices: ["Harbor Main", "Northgate", "Southpoint", "Video visit"],
        },
      ],
    },
  ],
  rules: [
    {
      id: "complaints",
      name: "Complaints go to people",
      when: [
        { is: "key-phrase", phrases: ["file a complaint", "make a complaint", "formal complaint"] },
      ],
      effect: { do: "collect", form: "complaint" },
    },
  ],
};

export const demoTags: { name: string; description: string }[] = [
  { name: "Appointments", description: "Booking, moving or cancelling a visit." },
  { name: "Billing", description: "Bills, fees, payment plans and refunds." },
  { name: "Plans", description: "Whether a visit is covered, and by which plan." },
  { name: "Prescriptions", description: "Refills, pharmacies and prior authorization." },
  { name: "Test results", description: "When and where results can be read." },
  { name: "Telehealth", description: "Video visits and their technology." },
  { name: "Records", description: "Copies, corrections and access to records." },
  { name: "Complaint", description: "Somebody is unhappy with us; a person answers." },
];
