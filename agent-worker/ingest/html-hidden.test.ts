import { describe, expect, test } from "vitest";
import { readHtml } from "./html.ts";

const read = (source: string) => readHtml(source).blocks.map(({ text }) => text);

describe("what a page hides is not read", () => {
  for (const hidden of [
    '<p style="display:none">Gone.</p>',
    '<p style="color: red; DISPLAY : NONE !important;">Gone.</p>',
    '<div style="visibility:hidden"><p>Gone.</p></div>',
    '<p style="/* x */visibility: collapse">Gone.</p>',
    '<div style="position:absolute;left:-9999px">Gone.</div>',
    '<p style="text-indent: -99999px">Gone.</p>',
    '<p class="text hidden">Gone.</p>',
    '<div class="d-none">Gone.</div>',
    "<p hidden>Gone.</p>",
    '<p aria-hidden="true">Gone.</p>',
    '<div class="dropdown-menu" style="display:none">Gone.</div>',
    '<div style="display:none"><div class="accordion"><p>Gone.</p></div></div>',
    '<table style="display:none"><tr><td>Gone.</td></tr></table>',
  ])
    test(hidden, () =>
      expect(read(`<h1>Hours</h1><p>One.</p>${hidden}<p>Two.</p>`)).toEqual(["One.", "Two."]),
    );

  test("nor within a sentence, a list or a table", () => {
    const none = 'style="display:none"';
    expect(read(`<p>Rent is <span ${none}>not</span> due.</p>`)).toEqual(["Rent is due."]);
    expect(read(`<ul><li>One</li><li ${none}>Gone</li><li>Two</li></ul>`)).toEqual([
      "- One\n- Two",
    ]);
    const cells = `<td>Rent</td><td ${none}>Gone</td>`;
    expect(read(`<table><tr>${cells}<td>900</td></tr></table>`)[0]).not.toContain("Gone");
  });
});

describe("what is shown, to whomever and on whatever screen, is read", () => {
  for (const shown of [
    '<p style="display:block">Shown.</p>',
    '<p style="display:none;display:block">Shown.</p>',
    '<p style="margin-left:-12px">Shown.</p>',
    '<p class="sr-only">Shown.</p>',
    '<p class="visually-hidden">Shown.</p>',
    '<p class="hidden md:block">Shown.</p>',
    '<p class="d-none d-lg-block">Shown.</p>',
    '<p class="overflow-hidden">Shown.</p>',
    '<p hidden="until-found">Shown.</p>',
    '<p style="background:url(display:none)">Shown.</p>',
  ])
    test(shown, () => expect(read(`<p>One.</p>${shown}`)).toEqual(["One.", "Shown."]));

  test("a page that hides all of itself until its script has run", () => {
    expect(read('<body style="visibility:hidden"><p>Shown.</p></body>')).toEqual(["Shown."]);
    expect(read('<main class="hidden"><p>Shown.</p></main>')).toEqual(["Shown."]);
  });
});

describe("what a click opens is read, although it is not displayed at first", () => {
  const none = 'style="display:none"';
  for (const panel of [
    `<a data-toggle="collapse" href="#one">Parking?</a><div id="one" ${none}>Shown.</div>`,
    `<button aria-expanded="false" aria-controls="one">Parking?</button><div id="one" ${none}>Shown.</div>`,
    `<h3><button aria-expanded="false">Parking?</button></h3><div ${none}>Shown.</div>`,
    `<h3 onclick="toggle(this)">Parking?</h3><div ${none}>Shown.</div>`,
    `<a onclick="show('one')">Parking?</a><p>Or else:</p><div id="one" ${none}>Shown.</div>`,
    `<div class="accordion-panel" ${none}>Shown.</div>`,
    `<div class="faq-item"><h3>Parking?</h3><div class="a" ${none}>Shown.</div></div>`,
    `<div class="faq-item"><h3>Parking?</h3><div class="a" ${none} aria-hidden="true">Shown.</div></div>`,
    `<div class="ui tabs"><div data-tab="2" ${none}>Shown.</div></div>`,
    `<div role="tabpanel" ${none}>Shown.</div>`,
    `<details><summary>Parking?</summary><div ${none}>Shown.</div></details>`,
  ])
    test(panel, () => expect(read(panel).join("\n")).toContain("Shown."));

  test("only what stands right behind it, and no icon", () => {
    const page = (after: string) => `<h3 onclick="toggle(this)">Parking?</h3><p>Here.</p>${after}`;
    expect(read(page(`<div ${none}>Gone.</div>`))).toEqual(["Here."]);
    const icon = '<div class="faq"><i aria-hidden="true">Gone.</i><p>Here.</p></div>';
    expect(read(icon)).toEqual(["Here."]);
  });
});
