// Uses the pages in headless Chromium without a network.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [deviating, hostile, contract, many, fails, comparison] = process.argv.slice(2);
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

/* Repeats what takes a second or more, because the machine may be busy with something else. */
async function quickest(measure) {
  let took = await measure();
  for (let again = 0; again < 4 && !(took < SECOND); again++) {
    took = await measure();
  }
  return took;
}

const unfolded = page => page.evaluate(() => document.querySelectorAll("details").forEach(one => { one.open = true; }));

const shown = page => page.locator("#scenarios .scenarios > li:visible");

async function aVendorReadsTheDeviations() {
  const view = await opened(url(deviating));
  const { page } = view;
  const heading = (await page.locator("h1").innerText()).match(/^deviates: \d+ findings?(?: and \d+ of a should)?; (\d+) scenarios? deviates?/);
  assert.ok(heading, "the heading tells how many scenarios deviate");

  const deviating_ = Number(heading[1]);
  assert.match(await page.locator(".finding > summary small").first().innerText(), / in (\w+Grant\w*|\d+ operations), /,
    "the operation that shows it");
  for (const part of ["#deviations", "#scenarios"]) {
    await page.locator(part).scrollIntoViewIfNeeded();
    assert.ok(await page.getByRole("combobox", { name: /Verdict/ }).isVisible(), "the filter is open");
  }
  await page.getByRole("combobox", { name: /Verdict/ }).selectOption("deviates");
  await page.waitForFunction(count => document.getElementById("shown").textContent.startsWith(count + " of "), deviating_);
  assert.equal(await shown(page).count(), deviating_);
  assert.equal(await shown(page).locator(".verdict.conforms").count(), 0);

  await page.reload();
  assert.equal(await shown(page).count(), deviating_, "the filter stands in the address");

  const mark = shown(page).first();
  await mark.locator("summary").click();
  assert.match(await mark.locator("mark").innerText(), /^(Given|When|Then|And|But) .* deviates here, after \d+\.\d{3} s$/);
  await mark.getByRole("link", { name: /^finding/ }).first().click();
  const finding = page.locator(".finding:target");
  assert.ok(await finding.locator(".diff del, .diff ins").first().isVisible(), "the difference is seen");
  assert.match(await finding.locator(".source").innerText(), /\. Source: \w/);
  assert.match(await finding.locator(".source a[rel]").getAttribute("href"), /^https:\/\/docs\.aws\.amazon\.com\//);
  assert.match(await finding.locator(".command code").innerText(), /^lmc replay LM-/);
  await finding.getByRole("button", { name: "Copy" }).click();
  await finding.getByRole("button", { name: "Copied" }).waitFor();
  const opening = async (summary, telling) => {
    const details = finding.locator("details").filter({ has: page.locator("summary", { hasText: summary }) });
    await details.locator("summary").click();
    assert.match(await details.innerText(), telling);
  };
  await opening("Calls that reproduce it", /curl -sS .*--aws-sigv4/);
  await opening(/^Exchange \d+/, /HTTP \d+/);

  const clause = await finding.locator(".source a.id").innerText();
  await finding.locator(".source a.id").click();
  const line = page.locator(`[id="${clause}"]`);
  await line.waitFor({ state: "visible" });
  assert.ok(await line.evaluate(one => one.matches(":target")), "the link leads to its clause");

  const ways = page.locator("#statuses svg[role=img] path.edge");
  assert.ok(await page.locator("#statuses svg[role=img]").isVisible());
  assert.ok(await ways.count() > 10 && await page.locator("#statuses svg[role=img] path.edge.seen").count() > 0);
  await sound(view, "a run with deviations");
}

async function theFirstScreenTellsTheResult() {
  const view = await opened(url(many), { viewport: { width: 1280, height: 900 } });
  const { page } = view;
  const paint = async () => {
    await page.reload();
    return page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
  };
  const painted = await quickest(paint);
  assert.ok(painted < SECOND, `first paint after ${painted} ms`);
  const size = statSync(many).size;
  assert.ok(size < 3_000_000, `${size} bytes`);
  for (const part of ["h1", ".proportion", ".bar", ".changes > summary", ".matrix"]) {
    const box = await page.locator(part).boundingBox();
    assert.ok(box && box.y + box.height <= 900, `${part} is on the first screen`);
  }
  assert.match(await page.locator(".proportion").innerText(), /^\d+\/\d+ scenarios conform$/);
  assert.match(await page.locator(".changes > summary").innerText(), /^Since the run of 2020-01-01 00:00 UTC: .*\d+ regressed$/);
  assert.equal(await page.locator(".finding").count(), 500);
  assert.equal(await page.locator(".finding").filter({ has: page.locator("h5", { hasText: "Response" }) }).count(), 500,
    "each deviation has its exchange");

  const filter = async () => {
    await page.goto(url(many));
    const before = Date.now();
    await page.locator("#shared a").first().click();
    await page.waitForFunction(() => !document.getElementById("shown").textContent.includes("500 of 500"));
    return Date.now() - before;
  };
  const took = await quickest(filter);
  assert.ok(took < SECOND, `filtering took ${took} ms`);
  assert.match(page.url(), /\?cause=c\d+/);
  assert.ok(await page.locator(".finding:visible").count() > 0);

  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  assert.equal(Math.round((await page.locator(".sticky").boundingBox()).y), 0, "the navigation stays in sight");
  console.log(`pages: 500 deviations, ${Math.round(size / 1024)} KiB, first paint ${Math.round(painted)} ms, filter ${took} ms`);
  await sound(view, "many deviations");
}

async function aFailingTargetShowsItsResponse() {
  const view = await opened(url(fails));
  assert.match(await view.page.locator("#unjudged pre").nth(1).innerText(), /^HTTP 500\n[^]*<h1>Internal error/);
  assert.match(await view.page.locator("#statuses").innerText(), /No transition .* was observed/);
  assert.equal(await view.page.locator("#statuses svg, #statuses table").count(), 0, "no graph without a transition");
  assert.equal(await view.page.locator(".matrix").count(), 0, "no matrix of zeros");
  const chapters = await view.page.locator("#scenarios .chapter > summary h3").allInnerTexts();
  assert.ok(chapters.length > 9 && chapters.every(title => !title.endsWith(".feature")), chapters.join(", "));
  await sound(view, "a failing target");
}

async function aComparisonIsFiltered() {
  const view = await opened(url(comparison));
  const { page } = view;
  const rows = page.locator("#clauses tr[data-operation]:visible");
  const all = await rows.count();
  const operation = await rows.first().getAttribute("data-operation");
  await page.getByRole("combobox", { name: /Operation/ }).selectOption(operation);
  await page.waitForFunction(() => location.search.startsWith("?operation="));
  const left = await rows.count();
  assert.ok(0 < left && left < all, `${left} of ${all} clauses are left`);
  assert.equal(await page.locator(`#clauses tr[data-operation="${operation}"]:visible`).count(), left);
  await sound(view, "a comparison");
}

async function nothingScrollsSidewaysOnAPhone() {
  for (const file of [deviating, hostile, contract, many, fails, comparison]) {
    const view = await opened(url(file), { viewport: { width: 400, height: 800 } });
    if (file !== many) {
      await unfolded(view.page);
    }
    const wide = await view.page.evaluate(() => [document.documentElement, ...document.querySelectorAll("body *")]
      .filter(one => one.scrollWidth > one.clientWidth + 1 && (one === document.documentElement
        || /auto|scroll/.test(getComputedStyle(one).overflowX) && !one.matches("input, select")))
      .map(one => one.outerHTML.slice(0, 200)));
    assert.deepEqual(wide, [], file);
    for (const control of await view.page.locator("#filter input, #filter select, #filter button").all()) {
      const box = await control.boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= 400, "the filter is open and fits");
    }
    await sound(view, file);
  }
}

async function theStatusesAreLegible() {
  const view = await opened(url(contract), { viewport: { width: 1280, height: 900 } });
  const faults = await view.page.evaluate(() => {
    const boxes = [...document.querySelectorAll("#statuses svg[role=img] > text")].map(text => [text, text.getBBox()]);
    const faults = [];
    const named = [...document.querySelectorAll("#statuses svg[role=img] path.edge")]
      .filter(path => path.textContent.includes(" by "));
    named.forEach((path, i) => {
      const [text, box] = boxes[i];
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      const near = Array.from({ length: 400 }, (_, step) => path.getPointAtLength(path.getTotalLength() * step / 399))
        .some(point => Math.hypot(point.x - x, point.y - y) < 6);
      if (!near) {
        faults.push("off its line: " + path.textContent);
      }
      boxes.slice(0, i).filter(([, other]) => box.x < other.x + other.width && other.x < box.x + box.width
        && box.y < other.y + other.height && other.y < box.y + box.height)
        .forEach(([other]) => faults.push(`overlap: ${text.textContent} and ${other.textContent}`));
    });
    return faults;
  });
  assert.deepEqual(faults, []);
  await sound(view, "the statuses");
}

async function aLinkFromOutsideFindsItsClause() {
  const view = await opened(url(deviating, "#LM-DG-20"));
  const line = view.page.locator("#LM-DG-20");
  assert.ok(await line.evaluate(one => {
    const box = one.getBoundingClientRect();
    return Math.round(box.top) >= 0 && box.top < innerHeight;
  }), "the clause is in sight");
  assert.match(await line.locator("b").first().innerText(), /^Given/);
  await sound(view, "a link from outside");
}

async function anyAddressIsRead() {
  for (const address of ["?length=1&item=2", "?operation=GetGrant&__proto__=1", "#%", "#%E0%A4%A"]) {
    const view = await opened(url(deviating, address));
    const { page } = view;
    await page.getByRole("combobox", { name: /Strength/ }).selectOption("must");
    await page.waitForFunction(() => location.search.includes("strength=must"));
    assert.match(await page.locator("#shown").innerText(), /^\d+ of \d+ /, address);
    await sound(view, address);
  }
  const view = await opened(url(deviating, "?verdict=deviates#%"));
  assert.equal(await shown(view.page).locator(".verdict.conforms").count(), 0, "what is known of the address is obeyed");
  await sound(view, "a broken escape");
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
  const looks = [[deviating, "light"], [deviating, "dark", 400], [hostile, "light"], [contract, "dark"], [comparison, "light"]];
  for (const [file, colorScheme, width = 1280] of looks) {
    const view = await opened(url(file), { colorScheme, viewport: { width, height: 800 } });
    await view.page.evaluate(() => {
      const all = [...document.querySelectorAll("article details, .group, .shape"), ...[...document.querySelectorAll(".finding, .finding details, .what details")].slice(0, 40)];
      all.forEach(one => { one.open = true; });
    });
    await accessible(view.page, `${file}, ${colorScheme}`);
    await sound(view, file);
  }
}

try {
  await theFirstScreenTellsTheResult();
  await aVendorReadsTheDeviations();
  await aFailingTargetShowsItsResponse();
  await aComparisonIsFiltered();
  await nothingScrollsSidewaysOnAPhone();
  await theStatusesAreLegible();
  await aLinkFromOutsideFindsItsClause();
  await anyAddressIsRead();
  await theKeyboardIsEnough();
  await markupOfATargetIsText();
  await everybodyCanReadIt();
  console.log("pages: ok");
} finally {
  await browser.close();
}
