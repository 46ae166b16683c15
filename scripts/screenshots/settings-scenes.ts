import type { TagDetails } from "../../shared/protocol/http.ts";
import { asOwner } from "./as-owner.ts";
import { answerWith, type Scene } from "./scene.ts";

const team = { isSignedIn: true, path: "/settings/team", shows: ".settings-card li" };
const tags: Scene = {
  name: "tags",
  isSignedIn: true,
  as: "owner",
  path: "/settings/tags",
  shows: ".settings-card li",
};

const paragraph = "What a visitor asks about the fee that is due when an appointment was missed. ";

function aTag(index: number): TagDetails {
  const isLong = index % 7 === 0;
  return {
    id: `01J0000000000000000000${String(index).padStart(4, "0")}`,
    name: isLong
      ? `A tag with as long a name as a tag may be given, number ${index}`
      : `Tag ${index}`,
    description: isLong ? paragraph.repeat(4) : index % 3 === 0 ? "" : paragraph,
    hue: (index * 37) % 360,
    isArchived: index > 36,
    mergedInto: null,
    examples: isLong ? Array.from({ length: 12 }, () => paragraph) : [],
    threshold: index % 5 === 0 ? null : 0.8,
  };
}

const manyTags = answerWith(
  "**/api/workspaces/*/tags",
  Array.from({ length: 40 }, (_, index) => aTag(index)),
);

/** The settings of the workspace: team, tags, widget. */
export const settingsScenes: readonly Scene[] = [
  { name: "team", ...team },
  { name: "team-owner", ...team, prepare: asOwner },
  {
    name: "team-remove",
    ...team,
    prepare: asOwner,
    act: async (page) => {
      await page.getByRole("button", { name: /change the role of Theo/ }).click();
      await page.getByRole("option", { name: "Remove from the team" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "widget", isSignedIn: true, path: "/settings/widget", shows: ".settings-snippet" },
  tags,
  { ...tags, name: "tags-as-teammate", isSignedIn: true, path: "/settings/tags" },
  { ...tags, name: "tags-many", prepare: manyTags },
  {
    ...tags,
    name: "tags-empty",
    shows: ".empty-state",
    prepare: answerWith("**/api/workspaces/*/tags", []),
  },
  {
    ...tags,
    name: "tags-failed",
    shows: "role=alert",
    prepare: answerWith("**/api/workspaces/*/tags", null, 502),
  },
  {
    ...tags,
    name: "tags-edit",
    prepare: manyTags,
    act: async (page) => {
      await page.locator(".settings-card li button").first().click();
      await page.getByRole("dialog").or(page.getByRole("listbox")).first().waitFor();
    },
  },
  {
    ...tags,
    name: "tags-new",
    act: async (page) => {
      await page.getByRole("button", { name: "New tag" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
