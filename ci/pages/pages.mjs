// Uses the pages in headless Chromium without a network.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [deviating, hostile, contract, ...others] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SECOND = 1000;
const url = (file, anchor = "") => pathToFileURL(file).href + anchor;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

async function opened(address, options = {}) {
  const context = await browser.newContext(options);
  await context.setOffline(true);
  const page = await context.newPage();
  const troubles = [];
  page.on("console", message => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  page.on("pageerror", error => troubles.push(String(error)));
  page.on("dialog", dialog => troubles.push(dialog.message()));
  page.on("request", request => request.url().startsWith("file:") || troubles.push("asked for " + request.url()));
  await page.goto(address);
  return { page, troubles };
}

async function sound({ page, troubles }, what) {
  assert.deepEqual(troubles, [], what);
  await page.context().close();
}

async function accessible(page, what) {
  // Runs in the debugger, which the page's content security policy does not restrict.
  await page.evaluate(AXE + ";0");
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = violations.filter(fault => ["serious", "critical"].includes(fault.impact));
  assert.deepEqual(serious.map(fault => `${fault.id}: ${fault.nodes.slice(0, 3).map(node => node.html).join(" ")}`), [], what);
}

const unfolded = page => page.evaluate(() => document.querySelectorAll("details").forEach(one => { one.open = true; }));

const shown = page => page.locator("#scenarios .scenarios > li:visible");

async function aVendorReadsTheDeviations() {
  const start = Date.now();
  const view = await opened(url(deviating));
  const { page } = view;
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  assert.ok(painted < SECOND, `first paint after ${painted} ms`);
  const heading = (await page.locator("h1").innerText()).match(/^deviates: \d+ findings?, (\d+) scenarios? deviates?/);
  assert.ok(heading, "the heading tells how many scenarios deviate");

  const deviating_ = Number(heading[1]);
  const before = Date.now();
  await page.getByRole("combobox", { name: /Verdict/ }).selectOption("deviates");
  await page.waitForFunction(count => document.getElementById("shown").textContent.startsWith(count + " of "), deviating_);
  const took = Date.now() - before;
  assert.ok(took < SECOND, `filtering took ${took} ms`);
  assert.equal(await shown(page).count(), deviating_);
  assert.equal(await shown(page).locator(".verdict.conforms").count(), 0);

  const finding = page.locator("article.finding").first();
  assert.ok(await finding.locator(".diff del, .diff ins").first().isVisible(), "the difference is seen");
  assert.match(await finding.locator(".source").innerText(), /, by \w/);
  const opening = async (summary, telling) => {
    const details = finding.locator("details").filter({ has: page.locator("summary", { hasText: summary }) });
    await details.locator("summary").click();
    assert.match(await details.innerText(), telling);
  };
  await opening("Calls that reproduce it", /curl -sS .*--aws-sigv4/);
  await opening(/^Exchange \d+/, /HTTP \d+/);

  const clause = await finding.locator("h3 a").innerText();
  await finding.locator("h3 a").click();
  const line = page.locator(`[id="${clause}"]`);
  await line.waitFor({ state: "visible" });
  assert.ok(await line.evaluate(one => one.matches(":target")), "the link leads to its clause");

  const ways = page.locator("#statuses svg path.edge");
  assert.ok(await ways.first().isVisible());
  assert.ok(await ways.count() > 10 && await page.locator("#statuses svg path.edge.seen").count() > 0);
  console.log(`pages: a run with deviations, ${Math.round(statSync(deviating).size / 1024)} KiB, first paint ${Math.round(painted)} ms, `
    + `filter ${took} ms, all in ${Date.now() - start} ms`);
  await sound(view, "a run with deviations");
}

async function aLinkFromOutsideFindsItsClause() {
  const view = await opened(url(deviating, "#LM-CGV-20"));
  const line = view.page.locator("#LM-CGV-20");
  assert.ok(await line.evaluate(one => {
    const box = one.getBoundingClientRect();
    return Math.round(box.top) >= 0 && box.top < innerHeight;
  }), "the clause is in sight");
  assert.match(await line.locator("b").first().innerText(), /^Given/);
  await sound(view, "a link from outside");
}

async function theKeyboardIsEnough() {
  const view = await opened(url(deviating));
  const { page } = view;
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const cell = page.locator("td a[data-operation='GetGrant'][data-topic='parties']");
  const count = Number((await cell.innerText()).split("/").pop());
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(expected => document.getElementById("shown").textContent.startsWith(expected + " of "), count);
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("no scenario says this");
  await page.waitForFunction(() => document.getElementById("shown").textContent.startsWith("0 of "));
  await sound(view, "by keyboard");
}

async function markupOfATargetIsText() {
  assert.ok(readFileSync(hostile, "utf8").includes("&lt;script&gt;window.taken"), "the target's markup is on the page");
  const view = await opened(url(hostile));
  const { page } = view;
  await unfolded(page);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.taken), undefined);
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.locator("script").count(), 1);
  await sound(view, "a hostile target");
}

async function everybodyCanReadIt() {
  const looks = [[deviating, "light"], [deviating, "dark"], [hostile, "light"], [contract, "dark"]];
  for (const [file, colorScheme] of [...looks, ...others.map(other => [other, "light"])]) {
    const view = await opened(url(file), { colorScheme });
    await view.page.evaluate(() => {
      const all = [...document.querySelectorAll("article details, .shape"), ...[...document.querySelectorAll(".what details")].slice(0, 30)];
      all.forEach(one => { one.open = true; });
    });
    await accessible(view.page, `${file}, ${colorScheme}`);
    await sound(view, file);
  }
}

try {
  await aVendorReadsTheDeviations();
  await aLinkFromOutsideFindsItsClause();
  await theKeyboardIsEnough();
  await markupOfATargetIsText();
  await everybodyCanReadIt();
  console.log("pages: ok");
} finally {
  await browser.close();
}
