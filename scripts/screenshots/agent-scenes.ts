import type { BrowserContext, Page } from "@playwright/test";
import type { AgentInfo } from "../../shared/protocol/agent-admin.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import { answerWith, both, leaveWaiting, type Scene } from "./scene.ts";

const longName =
  "Whoever asks about a fee for a missed appointment while the emergency room is full";
const longText =
  "People are back on Monday. Until then you find the emergency numbers on our page. ";

const part = (name: string, shows: string) => ({
  isSignedIn: true,
  as: "owner" as const,
  path: `/settings/agent/${name}`,
  shows,
});
const behaviour = part("behaviour", ".threshold-coverage p");
const rules = part("rules", ".settings-block h2");
const forms = part("forms", ".settings-block h2");
const phrases = part("phrases", ".settings-block h2");
const hours = part("hours", ".settings-block h2");
const actions = part("actions", ".settings-block h2");

/** The demo's agent with other settings. */
const withSettings = (settings: unknown) => async (context: BrowserContext) => {
  const given = agentSettingsSchema.parse(settings);
  await context.route(/\/api\/agents\/[^/]+$/, async (route) => {
    const answer = await route.fetch();
    const agent = (await answer.json()) as AgentInfo;
    await route.fulfill({ response: answer, json: { ...agent, settings: given } });
  });
};

const nothing = withSettings({});

/** As much of everything as an agent may have. */
const heavySettings = {
  greeting: longText.repeat(5).trim(),
  keyPhrases: Array.from({ length: 200 }, (_, index) => `key phrase number ${index}`),
  safety: {
    phrases: Array.from({ length: 60 }, (_, index) => (index % 9 ? `danger ${index}` : longName)),
    text: longText.repeat(20),
  },
  rules: Array.from({ length: 100 }, (_, index) => ({
    id: `rule-${index}`,
    name: index % 8 === 3 ? longName : `Rule ${index + 1}`,
    enabled: index % 10 !== 7,
    match: index % 2 ? "any" : "all",
    when: Array.from({ length: 1 + (index % 10) }, (_, at) =>
      at % 3 === 0
        ? { is: "key-phrase", phrases: ["complaint", "lawyer", longName] }
        : at % 3 === 1
          ? {
              is: "visitor",
              attribute: "plan-of-the-company",
              how: "contains",
              value: "enterprise",
            }
          : { is: "confidence-below", threshold: 0.4, not: true },
    ),
    effect: [
      { do: "hand-off" },
      { do: "collect", form: "form-1" },
      { do: "say", text: longText.repeat(3) },
      { do: "run", action: "action-1", text: "Your case is {{status}}.", form: "form-2" },
    ][index % 4],
  })),
  forms: Array.from({ length: 50 }, (_, index) => ({
    id: `form-${index}`,
    title: index % 8 === 3 ? longName : `Form ${index + 1}`,
    intro: longText,
    fields: Array.from({ length: 12 }, (_, at) => ({
      id: `field_${at}`,
      label: at === 5 ? longName : `Field ${at + 1}`,
      kind: ["text", "email", "phone", "date", "choice", "number"][at % 6],
      isRequired: at % 2 === 0,
      choices: at % 6 === 4 ? ["My bill", "My visit", longName] : [],
    })),
  })),
  actions: Array.from({ length: 50 }, (_, index) => ({
    id: `action-${index}`,
    name: index % 8 === 3 ? longName : `Action ${index + 1}`,
    method: "POST",
    url: `https://api.harbor.example/${"a-long-path/".repeat(9)}{{reference}}`,
    picks: [{ name: "status", path: "/case/status" }],
  })),
  askFor: { form: "form-3", moment: "before-handoff" },
  hours: {
    timeZone: "America/Argentina/ComodRivadavia",
    week: Array.from({ length: 7 }, (_, day) =>
      day === 6
        ? []
        : Array.from({ length: 1 + (day % 4) }, (_, at) => ({
            from: `${String(8 + at * 3).padStart(2, "0")}:00`,
            to: `${String(10 + at * 3).padStart(2, "0")}:00`,
          })),
    ),
    holidays: Array.from({ length: 40 }, (_, index) => ({
      from: `2026-12-${String((index % 28) + 1).padStart(2, "0")}`,
      to: `2026-12-${String((index % 28) + 1).padStart(2, "0")}`,
      name: index % 8 === 3 ? longName : "Holiday",
    })),
  },
  replyMinutes: 30,
  synonyms: Array.from({ length: 60 }, (_, index) => ["appointment", "visit", `word ${index}`]),
};
const heavy = withSettings(heavySettings);

const coverage = (questions: number, outcomes: number) =>
  answerWith("**/coverage", {
    curve: Array.from({ length: 21 }, (_, step) => ({
      threshold: step / 20,
      answered: questions - Math.round((questions * step) / 20),
      handedOff: Math.round((questions * step) / 20),
      expectedWrong: ((questions * (20 - step)) / 20) * 0.12,
    })),
    questions,
    outcomes,
    neededOutcomes: 50,
  });

const change = async (page: Page) => {
  await page.getByLabel("Name", { exact: true }).first().fill("Harbor helper of the night");
  await page.getByRole("button", { name: /^Save/ }).waitFor();
};
const refuse = (status: number, json: unknown) => async (context: BrowserContext) => {
  await context.route(/\/api\/agents\/[^/]+$/, (route) =>
    route.request().method() === "PATCH" ? route.fulfill({ status, json }) : route.fallback(),
  );
};
const saveNow = async (page: Page) => {
  await change(page);
  await page.getByRole("button", { name: /^Save/ }).click();
  await page.getByRole("alert").waitFor();
};

/** How the agent behaves, part by part: as the demo has it, empty, and as full as may be. */
export const agentScenes: readonly Scene[] = [
  { name: "agent", ...behaviour },
  { name: "agent-heavy", ...behaviour, prepare: both(heavy, coverage(4210, 312)) },
  { name: "agent-no-questions", ...behaviour, prepare: both(nothing, coverage(0, 0)) },
  { name: "agent-changed", ...behaviour, act: change },
  {
    name: "agent-refused",
    ...behaviour,
    prepare: refuse(409, {
      error: "changed",
      message: "Somebody else changed these settings meanwhile.",
    }),
    act: saveNow,
  },
  { name: "agent-loading", ...behaviour, shows: "h1", prepare: leaveWaiting("**/api/agents/*") },
  {
    name: "agent-failed",
    ...behaviour,
    shows: "role=alert",
    prepare: answerWith("**/api/agents/*", null, 502),
  },
  { name: "agent-rules", ...rules },
  { name: "agent-rules-empty", ...rules, prepare: nothing, shows: ".empty-state" },
  { name: "agent-rules-heavy", ...rules, prepare: heavy },
  {
    name: "agent-rule",
    ...rules,
    prepare: heavy,
    act: (page) =>
      page
        .getByRole("button", { name: /^Rule 6/ })
        .first()
        .click(),
  },
  {
    name: "agent-rule-long",
    ...rules,
    prepare: heavy,
    act: (page) =>
      page
        .getByRole("button", { name: new RegExp(`^${longName}`) })
        .first()
        .click(),
  },
  { name: "agent-forms-empty", ...forms, prepare: nothing, shows: ".empty-state" },
  { name: "agent-forms-heavy", ...forms, prepare: heavy },
  {
    name: "agent-form",
    ...forms,
    prepare: heavy,
    act: (page) =>
      page
        .getByRole("button", { name: /^Form 1/ })
        .first()
        .click(),
  },
  { name: "agent-phrases", ...phrases },
  { name: "agent-phrases-heavy", ...phrases, prepare: heavy },
  { name: "agent-hours", ...hours },
  { name: "agent-hours-none", ...hours, prepare: nothing },
  { name: "agent-hours-heavy", ...hours, prepare: heavy },
  { name: "agent-actions-empty", ...actions, prepare: nothing, shows: ".empty-state" },
  { name: "agent-actions-heavy", ...actions, prepare: heavy },
  {
    name: "agent-action",
    ...actions,
    prepare: heavy,
    act: (page) =>
      page
        .getByRole("button", { name: /^Action 1/ })
        .first()
        .click(),
  },
];
