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
